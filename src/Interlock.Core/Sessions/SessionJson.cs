using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>JSON of sessions: their events, control files and reports; camelCase, enums as snake_case words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(SnakeCaseEnum<SessionState>),
        typeof(SnakeCaseEnum<TurnKind>),
        typeof(SnakeCaseEnum<Permission>),
        typeof(SnakeCaseEnum<UsageQuality>),
        typeof(SnakeCaseEnum<AnswerKind>),
        typeof(SnakeCaseEnum<ChangeKind>),
        typeof(SnakeCaseEnum<FailureOwner>),
    ]
)]
[JsonSerializable(typeof(SessionCreated))]
[JsonSerializable(typeof(TurnOrder))]
[JsonSerializable(typeof(StateChange))]
[JsonSerializable(typeof(TurnBegin))]
[JsonSerializable(typeof(TurnNews))]
[JsonSerializable(typeof(TurnFinish))]
[JsonSerializable(typeof(TurnChange))]
[JsonSerializable(typeof(QuestionAsked))]
[JsonSerializable(typeof(QuestionAnswered))]
[JsonSerializable(typeof(ArtifactsChecked))]
[JsonSerializable(typeof(LiveState))]
[JsonSerializable(typeof(GivenAnswer))]
[JsonSerializable(typeof(SessionReport))]
[JsonSerializable(typeof(IReadOnlyList<SessionEntry>))]
[JsonSerializable(typeof(SessionGcResult))]
[JsonSerializable(typeof(ModelListing))]
public sealed partial class SessionJson : JsonSerializerContext
{
    /// <summary>The same for people and scripts: indented, text as people write it; control characters stay escaped.</summary>
    public static SessionJson Readable => ReadableText.Value;

    // A class of its own, so that it is made after the generated default, whatever the order of the files.
    private static class ReadableText
    {
        internal static readonly SessionJson Value = new(
            new JsonSerializerOptions(Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                WriteIndented = true,
            }
        );
    }
}
