using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Shell that ends with success before its checks, or whatever they say.</summary>
internal static class ShellExits
{
    private static readonly Phrase Zero = new("exit 0");

    /// <summary>The places in a run of shell tokens.</summary>
    public static IEnumerable<Site> In(IReadOnlyList<SourceToken> run, FileRole role)
    {
        var depth = 0;
        for (var at = 0; at < run.Count; at++)
        {
            if (
                run[at].Text == "trap"
                && at + 1 < run.Count
                && run[at + 1].Text.Contains("exit 0", StringComparison.Ordinal)
            )
                yield return new Site(
                    run[at].Line,
                    "trap exit 0",
                    "A trap ends the script with success whatever failed."
                );
            depth += run[at].Kind != TokenKind.Word || IsArgument(run, at) ? Brace(run[at]) : Word(run[at].Text);
            if (!Zero.IsAt(run, at) || depth > 0 || IsConditional(run, at))
                continue;
            var rest = ShellStatement.All(run).Where(one => one.From > at).ToList();
            if (rest.Any(one => CheckCommands.IsIn(run, one.From, one.To)))
                yield return new Site(
                    run[at].Line,
                    "exit 0 before checks",
                    "'exit 0' comes before the checks: they never run."
                );
            else if (role is FileRole.Test or FileRole.Gate && OnlyEnds(run, at) && Checks(run, at))
                yield return new Site(
                    run[at].Line,
                    "exit 0 at the end",
                    "'exit 0' at the end: the checks before it cannot fail the script, unless it stops on errors.",
                    StopsOnErrors(run) ? Severity.Warn : Severity.Block
                );
        }
    }

    private static int Word(string word) =>
        word switch
        {
            "if" or "case" or "do" => 1,
            "fi" or "esac" or "done" => -1,
            _ => 0,
        };

    private static int Brace(SourceToken token) =>
        token.Is('{') ? 1
        : token.Is('}') ? -1
        : 0;

    private static bool IsArgument(IReadOnlyList<SourceToken> run, int at) =>
        at > 0 && run[at - 1].Text is "echo" or "printf";

    private static bool IsConditional(IReadOnlyList<SourceToken> run, int at) =>
        at > 1 && (ShellStatement.IsOr(run, at - 2) || (run[at - 1].Is('&') && run[at - 2].Is('&')));

    private static bool OnlyEnds(IReadOnlyList<SourceToken> run, int at) => at + 2 >= run.Count;

    private static bool Checks(IReadOnlyList<SourceToken> run, int end) =>
        ShellStatement.All(run).Any(one => one.To <= end && CheckCommands.IsIn(run, one.From, one.To));

    private static bool StopsOnErrors(IReadOnlyList<SourceToken> run) =>
        run.Zip(run.Skip(1))
            .Any(pair => pair.First.Text == "set" && pair.Second.Text.StartsWith("-e", StringComparison.Ordinal));
}
