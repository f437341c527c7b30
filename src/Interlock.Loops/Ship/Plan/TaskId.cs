namespace Interlock.Loops.Ship.Plan;

/// <summary>
/// The form of a task's id: 1 to 64 of <c>a-z 0-9 - _ .</c>, the first a letter or digit, no <c>..</c>, no final dot,
/// not ending in <c>.lock</c>. So an id is a safe folder name, part of a git ref and of a journal key, and two ids
/// never differ in letter case only.
/// </summary>
public static class TaskId
{
    /// <summary>Longest id, in characters.</summary>
    public const int Longest = 64;

    /// <summary>Whether a text is an id.</summary>
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= Longest
        && IsLetterOrDigit(id[0])
        && id.All(c => IsLetterOrDigit(c) || c is '-' or '_' or '.')
        && !id.Contains("..", StringComparison.Ordinal)
        && !id.EndsWith('.')
        && !id.EndsWith(".lock", StringComparison.Ordinal);

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
