using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Compares the scripts of two sides of a <c>package.json</c> that check something.</summary>
internal static class TestScripts
{
    /// <summary>Scripts that do not check any more, or leave tests out that they did not leave out.</summary>
    public static IEnumerable<Finding> Compare(RuleInfo rule, ChangedFile file)
    {
        if (file is not { Before: { } before, After: { } after })
            yield break;
        var now = JsonEntry.Below(after.Tokens, "scripts");
        foreach (var (name, script) in JsonEntry.Below(before.Tokens, "scripts"))
        {
            var old = Command(before.Tokens[script.From]);
            if (
                !CheckCommands.IsIn(old, 0, old.Count)
                && !(CheckCommands.IsTask(name) && old.Count > 0 && !IsNothing(old))
            )
                continue;
            if (!now.TryGetValue(name, out var entry))
            {
                yield return rule.At(file.Path, null, $"The script '{name}' was removed.");
                continue;
            }
            var line = after.Tokens[entry.From].Line;
            var command = Command(after.Tokens[entry.From]);
            if (IsNothing(command) || (CheckCommands.IsIn(old, 0, old.Count) && !ChecksAnything(command)))
                yield return rule.At(
                    file.Path,
                    line,
                    $"The script '{name}' does not check any more: {after.Tokens[entry.From].Text}"
                );
            else if (Filters(command).Except(Filters(old), StringComparer.Ordinal).FirstOrDefault() is { } filter)
                yield return rule.At(file.Path, line, $"The script '{name}' leaves tests out: {filter}");
        }
    }

    private static IReadOnlyList<SourceToken> Command(SourceToken token) =>
        token.Kind == TokenKind.Literal ? Lexer.Read(token.Text, Language.Shell) : [];

    private static bool IsNothing(IReadOnlyList<SourceToken> command) =>
        command.Count == 0
        || (
            command[0].Text is "echo" or "true" or ":" or "exit" or "printf"
            && !ShellStatement.All(command).Any(part => CheckCommands.IsIn(command, part.From, part.To))
        );

    // A script of the project's own may check: nothing can be said of it.
    private static bool ChecksAnything(IReadOnlyList<SourceToken> command) =>
        ShellStatement.All(command).Any(part => CheckCommands.IsIn(command, part.From, part.To))
        || command.Any(token =>
            token.Text
                is "run"
                    or "node"
                    or "npm-run-all"
                    or "run-s"
                    or "run-p"
                    or "turbo"
                    or "nx"
                    or "lerna"
                    or "tsx"
                    or "deno"
                    or "bun"
                    or "yarn"
                    or "pnpm"
                    or "npm"
                    or "wireit"
        );

    private static IEnumerable<string> Filters(IReadOnlyList<SourceToken> command)
    {
        for (var at = 0; at < command.Count; at++)
            if (TestFilters.IsAt(command, at))
                yield return Run.Text(command, at, at + 3);
    }
}
