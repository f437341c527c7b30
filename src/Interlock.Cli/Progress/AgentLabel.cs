namespace Interlock.Cli.Progress;

/// <summary>Names of agents as a line has room for: <c>codex</c>, <c>command agent.py</c>.</summary>
internal static class AgentLabel
{
    private const string Command = "command:";
    private const int Most = 30;

    /// <summary>The short name; of a command its last path, or how it begins.</summary>
    public static string Of(string name)
    {
        var text = name;
        if (name.StartsWith(Command, StringComparison.Ordinal))
        {
            var program = name[Command.Length..]
                .Split(' ')
                .LastOrDefault(part => part.Contains('/', StringComparison.Ordinal));
            text =
                "command "
                + (
                    program is null ? name[Command.Length..] : program[(program.LastIndexOf('/') + 1)..].Trim('\'', '"')
                );
        }
        return text.Length > Most ? text[..(Most - 1)] + "…" : text;
    }
}
