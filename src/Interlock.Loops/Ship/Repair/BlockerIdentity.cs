using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Repair;

/// <summary>
/// What makes two blockers the same: file, symbol and problem after dropping letter case, white space and final
/// punctuation. The line is left out, because a repair moves lines; so is the evidence, which holds times.
/// </summary>
internal readonly record struct BlockerIdentity(string File, string Symbol, string Problem)
{
    internal static BlockerIdentity Of(Blocker blocker) =>
        new(blocker.File?.Trim() ?? "", blocker.Symbol?.Trim() ?? "", Normalise(blocker.Problem));

    private static string Normalise(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToLowerInvariant()
            .TrimEnd('.', '!', '。');
}
