using System.Text.RegularExpressions;

namespace Interlock.Agents.Prices;

/// <summary>The name under which the price of a model is kept.</summary>
internal static partial class ModelKey
{
    /// <summary>
    /// The name without what does not change the price: the provider before a slash, the date of a snapshot, a mark of
    /// the context's length in brackets, the case of letters.
    /// </summary>
    public static string Of(string model)
    {
        var name = model[(model.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return Snapshot().Replace(name, "");
    }

    // gpt-5.5-2026-04-23, claude-opus-4-5-20251101, claude-opus-4-5@20251101, claude-sonnet-4-5[1m], …-latest
    [GeneratedRegex(
        @"(\[[^\]]*\])?$|([-@](\d{8}|\d{4}-\d{2}-\d{2})|-latest)(\[[^\]]*\])?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Snapshot();
}
