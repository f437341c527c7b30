namespace Interlock.Core.Tests.Runs.Reporting;

/// <summary>Events of a workflow as the engine writes them.</summary>
internal static class FlowEvents
{
    internal static (string, string) Started { get; } =
        ("run.started", """{"run":"r","loop":"workflow","repository":"/p","request":"flow: a flow","options":{}}""");

    internal static (string, string) Completed { get; } =
        (
            "run.completed",
            """{"outcome":"completed","exit":0,"verdict":"not_run","failure":null,"result":{"ok":true}}"""
        );

    internal static (string, string) Group(
        string name,
        string kind,
        int count,
        string scope = "",
        string? parent = null
    ) =>
        (
            "group.started",
            $$"""{"key":"s{{name}}","group":"{{name}}","kind":"{{kind}}","label":null,"count":{{count}},"stages":0,"parent":{{Text(parent)}},"item":0,"scope":"{{scope}}","phase":"Find"}"""
        );

    internal static (string, string) GroupEnd(string name) =>
        ("group.ended", $$"""{"key":"e{{name}}","group":"{{name}}","ok":true,"scope":""}""");

    /// <summary>A node is asked for, has its slot and ends.</summary>
    internal static (string, string)[] Node(string name, string? group = null, int item = 0, string text = "done") =>
        [Ask(name, group, item), Begin(name), End(name, text)];

    internal static (string, string) Ask(string name, string? group = null, int item = 0, string scope = "") =>
        (
            "step.started",
            $$$"""{"key":"{{{Key(name)}}}","scope":"{{{scope}}}","kind":"node","labels":{"label":"{{{name}}}","agent":"claude:opus","phase":"Find"{{{(group is null ? "" : $",\"group\":\"{group}\",\"item\":\"{item}\"")}}}}}"""
        );

    internal static (string, string) Begin(string name) =>
        (
            "node.started",
            $$"""{"step":"{{Key(name)}}","scope":"","label":"{{name}}","phase":"Find","agent":"claude:opus","model":null,"prompt":"do {{name}}"}"""
        );

    internal static (string, string) End(string name, string text = "done") =>
        (
            "step.completed",
            $$$"""{"key":"{{{Key(name)}}}","result":{"text":"{{{text}}}","usage":{"input":1,"output":1},"total":{"input":10,"output":2,"money":0.5,"quality":"exact"},"attempts":2,"seconds":1.5,"agent":"claude:opus","model":"claude-opus-4","session":"ses-1"}}"""
        );

    /// <summary>The key of a node: a hash and its occurrence, as steps have.</summary>
    internal static string Key(string name) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))
        + "#1";

    private static string Text(string? text) => text is null ? "null" : $"\"{text}\"";
}
