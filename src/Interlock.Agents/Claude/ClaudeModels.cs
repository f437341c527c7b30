using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Claude;

/// <summary>The models that Claude Code offers, by its answer to <c>initialize</c>, else its own short names.</summary>
internal static class ClaudeModels
{
    private const int MostModels = 200;
    private const int NameLength = 100;

    /// <summary>Efforts of reasoning that <c>--effort</c> takes.</summary>
    public static IReadOnlyList<string> Efforts { get; } = ["low", "medium", "high", "xhigh", "max"];

    // https://code.claude.com/docs/en/model-config#model-aliases
    private static readonly string[] Aliases = ["default", "opus", "sonnet", "haiku"];

    /// <summary>The models.</summary>
    /// <param name="hello">The answer to <c>initialize</c>, or null when there was none.</param>
    public static ModelListing Read(JsonElement? hello)
    {
        ModelInfo[] models =
        [
            .. (hello ?? default)
                .List("models")
                .Take(MostModels)
                .Where(model => model.Text("value") is { Length: > 0 })
                .Select(Model),
        ];
        return models.Length > 0
            ? new ModelListing(models, "runtime", null)
            : new ModelListing(
                [.. Aliases.Select(name => new ModelInfo(name, null, name == "default", []))],
                "built_in",
                new Failure(
                    "model_list",
                    "Claude Code did not tell its models; these are its short names.",
                    FailureOwner.Platform,
                    true,
                    "Run `claude` once by hand to see what it says."
                )
            );
    }

    private static ModelInfo Model(JsonElement model)
    {
        var id = ExternalText.Line(model.Text("value")!, NameLength);
        var name = model.Text("displayName") is { } shown ? ExternalText.Line(shown, NameLength) : null;
        string[] efforts =
        [
            .. model
                .List("supportedEffortLevels")
                .Where(e => e.ValueKind == JsonValueKind.String)
                .Select(e => ExternalText.Line(e.GetString()!, NameLength)),
        ];
        return new ModelInfo(id, name, id == "default", efforts);
    }
}
