using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>
/// The <c>#:</c> lines of a file-based app (https://learn.microsoft.com/dotnet/csharp/fundamentals/tutorials/file-based-programs).
/// The engine compiles the file alone: code of other packages or projects would come unseen into the run.
/// </summary>
internal static class Directives
{
    private const string Mark = "#:";
    private const string Library = "package Interlock.Workflows";

    // They change how 'dotnet run' builds, not what the script means.
    private static readonly string[] Harmless = ["property "];

    /// <summary>What the engine cannot honour, each with its line.</summary>
    public static IReadOnlyList<ScriptProblem> ProblemsIn(string path, string source) =>
        [
            .. source
                .Split('\n')
                .Select((line, index) => (Text: line.TrimEnd('\r'), Number: index + 1))
                .TakeWhile(line => line.Text.Length == 0 || line.Text[0] is '#' or '/' or ' ' or '*')
                .Where(line => line.Text.StartsWith(Mark, StringComparison.Ordinal) && !IsKnown(line.Text[2..].Trim()))
                .Select(line => new ScriptProblem(
                    path,
                    line.Number,
                    1,
                    $"'{line.Text}' is not for workflows: they use '#:{Library}@VERSION' and the base library only"
                )),
        ];

    private static bool IsKnown(string directive) =>
        directive == Library
        || directive.StartsWith(Library + "@", StringComparison.Ordinal)
        || Harmless.Any(known => directive.StartsWith(known, StringComparison.Ordinal));
}
