using Interlock.Agents.Models.Conversations;

namespace Interlock.Agents.Models.Loop;

/// <summary>Notices that a model goes in circles: the same call again and again, or calls that are no calls.</summary>
internal sealed class LoopGuard
{
    private const int MostMalformed = 4;
    private const int Warned = 3;
    private const int MostSame = 6;
    private (string Name, string Arguments) last;
    private int same;
    private int malformed;

    /// <summary>Why the turn should end, in words, or null.</summary>
    public string? Trouble =>
        malformed >= MostMalformed ? $"called its tools wrongly {malformed} times in a row"
        : same >= MostSame ? $"made the same call of '{last.Name}' {same} times in a row"
        : null;

    /// <summary>A call is about to be carried out.</summary>
    /// <returns>What the model is told instead, when it has made that very call too often.</returns>
    public string? Before(ToolCall call)
    {
        same = (call.Name, call.Arguments) == last ? same + 1 : 1;
        last = (call.Name, call.Arguments);
        return same > Warned
            ? "You made this very call before, more than once, and had its answer. Do something else, or end with your final message."
            : null;
    }

    /// <summary>A call was carried out.</summary>
    public void After(bool isMalformed) => malformed = isMalformed ? malformed + 1 : 0;
}
