using System.Buffers;
using Interlock.Core.Runs;

namespace Interlock.Core.Sessions;

/// <summary>Names of sessions: <c>[A-Za-z0-9._-]</c>, 1 to 80 characters, safe as a file name.</summary>
public static class SessionName
{
    /// <summary>What a name may be, for messages.</summary>
    public const string Rule =
        "1 to 80 letters, digits, '.', '_' and '-', not 'latest', beginning with a letter or digit";

    /// <summary>The name that means the session started last.</summary>
    public const string Latest = "latest";

    private const int Longest = 80;
    private const int LongestAgent = 20;
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
    );

    /// <summary>Whether a text is a name. Nothing else ever becomes part of a path.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest
        && char.IsAsciiLetterOrDigit(text[0])
        && text.AsSpan().IndexOfAnyExcept(Letters) < 0
        && text != Latest;

    /// <summary>A new name: the runtime, the UTC second and random characters (<c>codex-20261121-024500-x7k2</c>).</summary>
    /// <param name="agent">Name of the agent.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Randomness.</param>
    public static string New(string agent, TimeProvider time, Random random)
    {
        var runtime = string.Concat(agent.TakeWhile(char.IsAsciiLetterOrDigit).Take(LongestAgent)).ToLowerInvariant();
        return $"{(runtime.Length == 0 ? "agent" : runtime)}-{RunId.New(time, random)}";
    }
}
