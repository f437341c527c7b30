using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>The commands of a pipeline that check something.</summary>
internal static class PipelineChecks
{
    /// <summary>A command and the tool in it.</summary>
    public readonly record struct Check(string Tool, string Text);

    /// <summary>The checks of a pipeline, in order; none of any other file.</summary>
    public static IEnumerable<Check> Of(SourceFile? file) =>
        file is null
            ? []
            : ShellText
                .Of(file, FileRoles.Of(file.Path))
                .SelectMany(run => ShellStatement.All(run).SelectMany(part => In(run, part)));

    private static IEnumerable<Check> In(IReadOnlyList<SourceToken> run, (int From, int To) part)
    {
        var from = part.From;
        while (from < part.To && run[from].Text == "-")
            from++;
        if (from + 1 < part.To && run[from + 1].Is(':'))
        {
            if (run[from].Text is not ("run" or "script" or "command"))
                yield break;
            from += 2;
        }
        if (CheckCommands.ToolIn(run, from, part.To) is { } tool)
            yield return new Check(tool, Run.Text(run, from, part.To).TrimEnd(';', ' ', '&'));
    }
}
