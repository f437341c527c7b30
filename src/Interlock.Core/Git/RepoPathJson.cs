using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Core.Git;

/// <summary>A path as a JSON string, in its escaped text.</summary>
public sealed class RepoPathJson : JsonConverter<RepoPath>
{
    /// <inheritdoc/>
    public override RepoPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A path is a string"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RepoPath value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
