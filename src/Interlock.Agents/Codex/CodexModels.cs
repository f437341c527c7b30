using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Codex;

/// <summary>The models that Codex offers, by its answer to <c>model/list</c>.</summary>
internal static class CodexModels
{
    private const int MostModels = 200;
    private const int NameLength = 100;

    /// <summary>The models.</summary>
    /// <param name="answer">The answer, or null when there was none.</param>
    public static ModelListing Read(JsonElement? answer) =>
        answer is { } list
            ? new ModelListing(
                [
                    .. list.List("data")
                        .Take(MostModels)
                        .Where(model => model.Text("model") is { Length: > 0 } && !model.IsTrue("hidden"))
                        .Select(Model),
                ],
                "runtime",
                null
            )
            : new ModelListing(
                [],
                "runtime",
                new Failure(
                    "model_list",
                    "Codex did not tell its models.",
                    FailureOwner.Platform,
                    true,
                    "Run `codex` once by hand to see what it says."
                )
            );

    private static ModelInfo Model(JsonElement model) =>
        new(
            ExternalText.Line(model.Text("model")!, NameLength),
            model.Text("displayName") is { } name ? ExternalText.Line(name, NameLength) : null,
            model.IsTrue("isDefault"),
            [
                .. model
                    .List("supportedReasoningEfforts")
                    .Select(effort => effort.Text("reasoningEffort"))
                    .OfType<string>()
                    .Select(effort => ExternalText.Line(effort, NameLength)),
            ]
        );
}
