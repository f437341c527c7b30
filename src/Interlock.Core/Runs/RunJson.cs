using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Text;

namespace Interlock.Core.Runs;

/// <summary>JSON of reports, lists and receipts, without reflection: camelCase, enums as snake_case words, nulls written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    MaxDepth = 512, // a workflow's value
    Converters = [
        typeof(SnakeCaseEnum<RunState>),
        typeof(SnakeCaseEnum<Outcome>),
        typeof(SnakeCaseEnum<Verdict>),
        typeof(SnakeCaseEnum<FailureOwner>),
        typeof(SecondsConverter),
    ]
)]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(IReadOnlyList<RunEntry>))]
[JsonSerializable(typeof(IReadOnlyList<RoundReport>))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(RunStopResult))]
[JsonSerializable(typeof(RunGcResult))]
public sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>The same with text as people write it; control characters stay escaped.</summary>
    public static RunJson Readable => ReadableText.Value;

    // A class of its own, so that it is made after the generated default, whatever the order of the files.
    private static class ReadableText
    {
        internal static readonly RunJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
