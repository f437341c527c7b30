using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Interlock.Core.Gates;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>JSON of what a report holds beside the run itself: camelCase, nothing written for null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ReportTextJson), typeof(SnakeCaseEnum<Verdict>)]
)]
[JsonSerializable(typeof(ReportGroup))]
[JsonSerializable(typeof(ReportNode))]
[JsonSerializable(typeof(ReportLine))]
[JsonSerializable(typeof(ReportLeft))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>
    /// Readable, and without a character that could end a script element or a line of one: <c>&lt;</c>, <c>&gt;</c>,
    /// <c>&amp;</c>, quotes, U+2028 and U+2029 are escaped.
    /// </summary>
    internal static JsonWriterOptions InPage { get; } =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), MaxDepth = 512 };
}
