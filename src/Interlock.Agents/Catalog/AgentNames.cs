using Interlock.Core.Configuration;
using Interlock.Core.Failures;

namespace Interlock.Agents.Catalog;

/// <summary>
/// Reads the names of agents: one, or several after another that take over from each other: <c>codex,claude:opus</c>.
/// </summary>
/// <remarks>
/// A comma begins the next agent. In a runtime that takes a free text (<c>command:a,b</c>) it does so only straight
/// before the name of a runtime: before its colon, the next comma, or the end. With a blank after the comma it is one.
/// </remarks>
public static class AgentNames
{
    /// <summary>The name that stands for the first agent that can work here.</summary>
    public const string Auto = "auto";

    /// <summary>How many agents may take over from each other.</summary>
    public const int Most = 8;

    /// <summary>The forms that a name can have, for help and messages.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [Auto, .. AgentRuntimes.All.SelectMany(runtime => runtime.Forms), "AGENT,AGENT (the next takes over)"];

    /// <summary>The agents of a text in their order, or why it names none.</summary>
    public static (IReadOnlyList<AgentName> Names, Failure? Failure) Read(string text)
    {
        var names = Split(text).Select(AgentName.Of).ToList();
        if (names.Select(Check).FirstOrDefault(wrong => wrong is not null) is { } failure)
            return ([], failure);
        if (names.Count > Most)
            return (
                [],
                NameRules.Wrong($"'{NameRules.Start(text)}' names {names.Count} agents", $"Name at most {Most}")
            );
        var twice = names.GroupBy(name => name.Text, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? (names, null)
            : ([], NameRules.Wrong($"'{NameRules.Start(twice.Key)}' is named twice", "Name each agent once"));
    }

    /// <summary>The text with a concrete agent in place of <see cref="Auto"/>; named beside it, that one stays once.</summary>
    /// <param name="text">Names that were read without a failure.</param>
    /// <param name="concrete">What auto stands for.</param>
    public static string Resolve(string text, string concrete) =>
        HasAuto(text)
            ? string.Join(
                ',',
                Split(text).Select(name => name == Auto ? concrete : name).Distinct(StringComparer.Ordinal)
            )
            : text;

    /// <summary>Whether a text names <see cref="Auto"/>.</summary>
    public static bool HasAuto(string text) => Split(text).Contains(Auto, StringComparer.Ordinal);

    private static Failure? Check(AgentName name)
    {
        if (name.Text == Auto)
            return null;
        return AgentRuntimes.Find(name.Runtime) is { } runtime
            ? runtime.Check(name)
            : NameRules.Wrong(
                $"There is no agent '{NameRules.Start(name.Text)}'{NearestName.Hint(name.Runtime, Known)}",
                $"Name one of: {string.Join(", ", Forms)}"
            );
    }

    private static IReadOnlyCollection<string> Known => [Auto, .. AgentRuntimes.All.Select(runtime => runtime.Name)];

    private static List<string> Split(string text)
    {
        var all = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != ',' || !Ends(text[start..at], text[(at + 1)..]))
                continue;
            all.Add(text[start..at].Trim());
            start = at + 1;
        }
        // A command line keeps its blanks.
        all.Add(all.Count == 0 ? text : text[start..].TrimStart());
        return all;
    }

    private static bool Ends(string name, string rest)
    {
        if (AgentRuntimes.Find(AgentName.Of(name.TrimStart()).Runtime) is not { TakesText: true })
            return true;
        var end = rest.IndexOfAny([':', ',']);
        var next = end < 0 ? rest : rest[..end];
        return next == Auto || AgentRuntimes.Find(next) is not null;
    }
}
