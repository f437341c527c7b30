using System.Text.Json;
using Interlock.Core.Schemas;

namespace Interlock.Core.Tests.Schemas;

/// <summary>The outcome of one file of the suite.</summary>
internal sealed record SuiteFile(string Name, int Cases, IReadOnlyList<string> Wrong)
{
    public static SuiteFile Run(string path, SchemaRegistry registry, SchemaOptions options)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var (cases, wrong) = (0, new List<string>());
        foreach (var group in document.RootElement.EnumerateArray())
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                cases++;
                var said = Validate(group.GetProperty("schema"), test.GetProperty("data"), registry, options);
                if (said != (test.GetProperty("valid").GetBoolean() ? "valid" : "invalid"))
                    wrong.Add($"{group.GetProperty("description")}: {test.GetProperty("description")}: {said}");
            }
        }
        return new SuiteFile(Path.GetFileNameWithoutExtension(path), cases, wrong);
    }

    private static string Validate(JsonElement schema, JsonElement data, SchemaRegistry registry, SchemaOptions options)
    {
        try
        {
            var issues = JsonSchema.Parse(schema, registry).Validate(data, options);
            return issues.Count == 0 ? "valid"
                : issues.Any(i => i.Keyword == "limit") ? issues[0].Message
                : "invalid";
        }
        catch (SchemaException problem)
        {
            return problem.Message;
        }
    }
}
