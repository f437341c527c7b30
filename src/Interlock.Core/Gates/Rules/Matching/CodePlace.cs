using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>Tells where in a source a token stands: at the top, so that loading the file runs it, or behind a main guard.</summary>
/// <param name="file">The source.</param>
internal sealed class CodePlace(SourceFile file)
{
    private readonly int[] depths = Run.Depths(file.Tokens);
    private static readonly Phrase MainGuard = new("__name__ = = '__main__'");
    private static readonly Phrase ModuleMain = new("require . main = =");
    private static readonly Phrase GoInit = new("func init (");

    /// <summary>Whether loading the file runs the token. Programs whose top level is their main (C#, shell) have none.</summary>
    public bool IsTopLevel(int at) =>
        file.Language switch
        {
            Language.Python => Run.Indent(file, file.Tokens[LineBegin(at)]) == 0
                && !file.Tokens[LineBegin(at)].Is("if"),
            // A script with a #! line is a program: its top level is its main.
            Language.JavaScript => depths[at] == 0 && !IsProgram() && !IsGuarded(at),
            Language.Ruby or Language.Php => Run.Indent(file, file.Tokens[LineBegin(at)]) == 0
                && !IsProgram()
                && depths[at] == 0
                && !IsGuarded(at),
            Language.Go => Back(at, GoInit, 200) >= 0 && depths[at] == 1,
            _ => false,
        };

    /// <summary>Whether it only runs when the file itself is the program.</summary>
    public bool IsBehindMain(int at) =>
        (
            file.Language == Language.Python
            && Run.Indent(file, file.Tokens[LineBegin(at)]) > 0
            && Back(at, MainGuard, 2000) is >= 0 and var guard
            && OnlyIndented(guard, at)
        ) || (file.Language == Language.JavaScript && Back(at, ModuleMain, 200) >= 0);

    private bool IsProgram() => file.Text.StartsWith("#!", StringComparison.Ordinal);

    private bool IsGuarded(int at)
    {
        for (var back = LineBegin(at); back < at; back++)
            if (file.Tokens[back].Text is "if" or "unless")
                return true;
        return Enumerable
            .Range(at, Math.Min(4, file.Tokens.Count - at))
            .Any(next => file.Tokens[next].Line == file.Tokens[at].Line && file.Tokens[next].Text is "if" or "unless");
    }

    private bool OnlyIndented(int guard, int at)
    {
        for (var next = guard + 1; next <= at; next++)
            if (
                file.Tokens[next].Line > file.Tokens[guard].Line
                && Run.IsFirst(file.Tokens, next)
                && Run.Indent(file, file.Tokens[next]) == 0
            )
                return false;
        return true;
    }

    private int LineBegin(int at)
    {
        while (!Run.IsFirst(file.Tokens, at))
            at--;
        return at;
    }

    private int Back(int at, Phrase phrase, int most)
    {
        for (var back = at; back >= Math.Max(0, at - most); back--)
            if (phrase.IsAt(file.Tokens, back))
                return back;
        return -1;
    }
}
