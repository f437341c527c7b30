using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.ModelStub.Scenarios;

/// <summary>A script for the model: the first rule that matches a request plays its steps.</summary>
/// <param name="Rules">Rules in order of precedence.</param>
public sealed record Scenario(IReadOnlyList<Rule> Rules)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>A scenario that answers every conversation with these steps.</summary>
    public static Scenario Always(params IReadOnlyList<Step> steps) => new([new Rule { Steps = steps }]);

    /// <summary>Reads a scenario file; unknown keys are an error.</summary>
    public static Scenario Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>Reads a scenario from JSON; unknown keys are an error.</summary>
    public static Scenario Parse(string json) =>
        JsonSerializer.Deserialize<Scenario>(json, Options) ?? throw new JsonException("A scenario is an object.");
}
