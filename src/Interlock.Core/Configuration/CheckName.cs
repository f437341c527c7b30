namespace Interlock.Core.Configuration;

/// <summary>Names of checks and reviewers: they become parts of file names, of output and of journal labels.</summary>
public static class CheckName
{
    /// <summary>The rule, in words.</summary>
    public const string Rule = "1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or digit";

    /// <summary>Whether a name keeps the rule.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 64
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
