using System.Buffers;

namespace Interlock.Agents.Command;

/// <summary>
/// The user's command line, made independent of the directory it runs in. Relative paths are meant from where the user
/// called interlock, but the agent runs in a workspace; so the program (when it has a slash), and otherwise the first
/// word after the program and its options (<c>python3 my_agent.py</c>), become absolute when they name a file there.
/// Nothing else is touched: what the shell would expand or quote is the user's own.
/// </summary>
/// <param name="Resolved">The command line to run.</param>
/// <param name="Program">The program it starts, or null when only a shell could tell.</param>
internal sealed record CommandText(string Resolved, string? Program)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("'\"\\$`;&|<>(){}[]*?~#!\n\r");

    private static readonly HashSet<string> Builtins = new(StringComparer.Ordinal)
    {
        ".",
        ":",
        "[",
        "alias",
        "case",
        "cd",
        "command",
        "echo",
        "eval",
        "exit",
        "export",
        "false",
        "for",
        "if",
        "printf",
        "pwd",
        "read",
        "return",
        "set",
        "shift",
        "test",
        "times",
        "trap",
        "true",
        "ulimit",
        "umask",
        "unset",
        "until",
        "wait",
        "while",
    };

    /// <summary>Reads a command line.</summary>
    public static CommandText Of(string command, string directory)
    {
        string? program = null;
        foreach (var (start, length) in Words(command))
        {
            var word = command.Substring(start, length);
            if (word.AsSpan().ContainsAny(Special))
                break;
            if (program is null && IsBeforeProgram(word))
                continue;
            if (program is null)
            {
                program = word;
                if (!word.Contains('/'))
                    continue;
            }
            else if (word.StartsWith('-'))
            {
                continue;
            }

            return new CommandText(Absolute(command, start, word, directory), Known(program));
        }

        return new CommandText(command, Known(program));
    }

    /// <summary>The files that its words name by a path, so that a strictly confined program finds itself.</summary>
    /// <param name="directory">Base of relative paths.</param>
    public IReadOnlyList<string> Files(string directory) =>
        [
            .. Words(Resolved)
                .Select(word => Resolved.Substring(word.Start, word.Length).Trim('\'', '"'))
                .Where(word => word.Contains('/'))
                .Select(word => Path.GetFullPath(word, directory))
                .Where(File.Exists),
        ];

    private static string? Known(string? program) => program is null || Builtins.Contains(program) ? null : program;

    private static bool IsBeforeProgram(string word) => word.Contains('=') || word is "env" or "exec";

    private static string Absolute(string command, int start, string word, string directory)
    {
        var path = Path.GetFullPath(word, directory);
        return Path.IsPathRooted(word) || !File.Exists(path)
            ? command
            : $"{command[..start]}'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'{command[(start + word.Length)..]}";
    }

    private static IEnumerable<(int Start, int Length)> Words(string command)
    {
        for (var at = 0; at < command.Length; )
        {
            while (at < command.Length && command[at] is ' ' or '\t')
                at++;
            var start = at;
            while (at < command.Length && command[at] is not (' ' or '\t'))
                at++;
            if (at > start)
                yield return (start, at - start);
        }
    }
}
