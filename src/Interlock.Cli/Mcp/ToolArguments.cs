using System.Globalization;
using System.Text.Json;
using Interlock.Core.Configuration;
using Interlock.Core.Schemas;
using Interlock.Core.Text;

namespace Interlock.Cli.Mcp;

/// <summary>Arguments of a call that fit the tool's schema and what the user allows.</summary>
internal sealed class ToolArguments
{
    private readonly IReadOnlyDictionary<string, JsonElement> values;

    private ToolArguments(IReadOnlyDictionary<string, JsonElement> values) => this.values = values;

    /// <summary>Reads the arguments of a call; they come from a model and are taken to be hostile.</summary>
    /// <returns>The arguments, or every fault.</returns>
    public static (ToolArguments? Arguments, IReadOnlyList<string> Faults) Read(
        ToolDefinition tool,
        IDictionary<string, JsonElement>? given,
        McpSettings settings
    )
    {
        // Null stands for absent: some clients send every optional argument.
        var known = (given ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            .Where(pair => pair.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var names = tool.AllParameters.Where(one => one.IsOpen(settings)).Select(one => one.Name).ToList();
        var faults = known
            .Keys.Except(names, StringComparer.Ordinal)
            .Select(name => Stranger(tool, name, names))
            .ToList();
        if (faults.Count > 0)
            return (null, faults);
        var issues = JsonSchema.Parse(tool.Schema(settings)).Validate(Whole(known));
        faults.AddRange(issues.Select(issue => ExternalText.Line(issue.Message, 300)));
        faults.AddRange(
            tool.Parameters.Where(one => one.Kind == ParameterKind.Json)
                .Where(one => known.TryGetValue(one.Name, out var value) && value.GetRawText().Length > one.Most)
                .Select(one => $"'{one.Name}' is longer than {one.Most} characters")
        );
        if (faults.Count == 0)
            faults.AddRange(TrustCheck.Faults(tool, known, settings));
        return faults.Count == 0 ? (new ToolArguments(known), []) : (null, faults);
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text as a list of one, or a list of texts; empty when there is none.</summary>
    public IReadOnlyList<string> TextsOf(string name) => values.TryGetValue(name, out var value) ? Texts(value) : [];

    /// <summary>A number, or null.</summary>
    public int? Number(string name) => values.TryGetValue(name, out var value) ? value.GetInt32() : null;

    /// <summary>The JSON of an argument, or null.</summary>
    public string? Json(string name) => values.TryGetValue(name, out var value) ? value.GetRawText() : null;

    /// <summary>
    /// The command line of the verb. Each value is the rest of one argument behind <c>=</c>, or stands behind
    /// <c>--</c>: none can become an option.
    /// </summary>
    public IReadOnlyList<string> CommandLine(ToolDefinition tool, string repository)
    {
        var options = new List<string> { $"--repo={repository}" };
        if (!tool.IsText)
            options.Add("--json");
        var positional = new List<string>();
        foreach (var parameter in tool.Parameters.Where(one => !one.IsOwn && values.ContainsKey(one.Name)))
        {
            var texts = Texts(values[parameter.Name]);
            if (parameter.Option is not { } option)
                positional.AddRange(texts);
            else if (parameter.Kind == ParameterKind.Flag)
                options.AddRange(texts.Where(text => text == "true").Select(_ => option));
            else
                options.AddRange(texts.Select(text => $"{option}={text}"));
        }
        return positional.Count == 0 ? [.. tool.Verb, .. options] : [.. tool.Verb, .. options, "--", .. positional];
    }

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.True => ["true"],
            JsonValueKind.False => ["false"],
            _ => [value.GetInt32().ToString(CultureInfo.InvariantCulture)],
        };

    private static string Stranger(ToolDefinition tool, string name, IReadOnlyCollection<string> names) =>
        tool.Parameters.FirstOrDefault(one => one.Name == name) is { } closed
            ? $"'{name}' is not allowed here: the user has to start the server with {TrustCheck.Flag(closed.Trust)}"
            : $"unknown argument '{ExternalText.Line(name, 60)}'{NearestName.Hint(name, names)}";

    private static JsonElement Whole(Dictionary<string, JsonElement> values)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in values)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
            json.WriteEndObject();
        }
        return JsonElement.Parse(bytes.WrittenSpan);
    }
}
