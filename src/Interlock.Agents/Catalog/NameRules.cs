using Interlock.Core.Failures;

namespace Interlock.Agents.Catalog;

/// <summary>The rules for what may follow a runtime's colon.</summary>
internal static class NameRules
{
    /// <summary>Nothing, or a model.</summary>
    /// <param name="example">A name that is right.</param>
    public static Func<AgentName, Failure?> OptionalModel(string example) =>
        name => name.Rest is null ? null : Model(name, example);

    /// <summary>A model.</summary>
    /// <param name="example">A name that is right.</param>
    public static Func<AgentName, Failure?> RequiredModel(string example) => name => Model(name, example);

    /// <summary>Any text that is not blank.</summary>
    /// <param name="what">What it is: <c>command line</c>.</param>
    /// <param name="example">A name that is right.</param>
    public static Func<AgentName, Failure?> Text(string what, string example) =>
        name =>
            string.IsNullOrWhiteSpace(name.Rest)
                ? Wrong($"Agent '{Start(name.Text)}' has no {what}", $"Write for example: {example}")
                : null;

    /// <summary>The failure of a name that names no agent.</summary>
    public static Failure Wrong(string message, string remedy) =>
        new("unknown_agent", message, FailureOwner.User, false, remedy);

    /// <summary>As much of a name as a message shows.</summary>
    public static string Start(string name) => name.Length <= 100 ? name : name[..100];

    private static Failure? Model(AgentName name, string example) =>
        name.Rest is { } model && IsModel(model)
            ? null
            : Wrong(
                $"Agent '{Start(name.Text)}' names no model after '{name.Runtime}:'",
                $"Write for example: {example}"
            );

    private static bool IsModel(string text) =>
        text.Length is > 0 and <= 200
        && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@[]".Contains(c, StringComparison.Ordinal));
}
