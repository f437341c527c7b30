using Interlock.Agents.Catalog;
using Interlock.Agents.Claude;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Sessions;

/// <summary>Knows the efforts of the runtimes that have a fixed set of them.</summary>
public static class Efforts
{
    // https://platform.openai.com/docs/api-reference/responses/create (reasoning.effort)
    private static readonly string[] OpenAi = ["none", "minimal", "low", "medium", "high", "xhigh"];

    /// <summary>Why an effort cannot be asked for, or null when it can or its runtime has no fixed set.</summary>
    /// <param name="agent">The agent as the user named it, fallbacks included.</param>
    /// <param name="effort">The effort, or null.</param>
    public static Failure? Wrong(string agent, string? effort) =>
        effort is null
            ? null
            : AgentNames
                .Read(agent)
                .Names.Select(name =>
                    name.Runtime switch
                    {
                        "claude" => Unknown("Claude Code", ClaudeModels.Efforts, effort),
                        "openai" => Unknown("OpenAI", OpenAi, effort),
                        _ => null,
                    }
                )
                .FirstOrDefault(wrong => wrong is not null);

    /// <summary>
    /// The same, where the runtime lists the efforts of its models (Codex): it is started for that, without a request to a
    /// model. What it does not list, or cannot be asked for, is left to the turn.
    /// </summary>
    /// <param name="catalog">Makes the runtimes.</param>
    /// <param name="agent">The agent as the user named it, fallbacks included.</param>
    /// <param name="model">The model that is asked for, or null.</param>
    /// <param name="effort">The effort, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Failure?> UnlistedAsync(
        AgentCatalog catalog,
        string agent,
        string? model,
        string? effort,
        CancellationToken cancellation
    )
    {
        if (effort is null)
            return null;
        foreach (var name in AgentNames.Read(agent).Names.Where(name => name.Runtime == "codex"))
        {
            var models = (await catalog.Runtime(name).ListModelsAsync(cancellation)).Models;
            var asked = model ?? name.Rest;
            var known = models.Where(one => one.Id == asked).ToList();
            // A model that is not listed, such as that of a provider of the user's own, may know what any other does.
            var efforts =
                known.Count > 0
                    ? known.SelectMany(one => one.Efforts)
                    : models.SelectMany(one => one.Efforts).Concat(OpenAi);
            if (models.Count > 0 && Unknown("Codex", [.. efforts.Distinct()], effort) is { } wrong)
                return wrong;
        }
        return null;
    }

    private static Failure? Unknown(string who, IReadOnlyCollection<string> all, string effort) =>
        all.Contains(effort)
            ? null
            : new(
                "bad_request",
                $"{who} does not know the effort '{ExternalText.Line(effort, 40)}'{NearestName.Hint(effort, all)}",
                FailureOwner.User,
                false,
                $"Its efforts are {string.Join(", ", all)}."
            );
}
