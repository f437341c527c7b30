using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Core.Runs.Reporting;

/// <summary>A text of a report as a JSON string.</summary>
internal sealed class ReportTextJson : JsonConverter<ReportText>
{
    /// <inheritdoc/>
    public override ReportText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReportText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
