using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>The change alters the gate that judges it. The base's policy counts anyway; the attempt is told.</summary>
internal sealed class SuppressionOfGate : IRule
{
    private const string Policy = "interlock.json";

    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "suppression-of-gate",
            "The change alters the gate that judges it",
            Severity.Block,
            "Leave rules, protected paths, checks and waivers to a person."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        foreach (var file in change.Files)
            if (file.Path == Policy && file.Before is { } before)
            {
                foreach (var what in Altered(before.Tokens, file.After?.Tokens ?? []))
                    yield return Info.At(file.Path, null, what);
            }
            else if (IsWaiver(file.Path))
            {
                yield return Info.At(file.Path, null, "A waiver was written, changed or removed by the change itself.");
            }
    }

    private static IEnumerable<string> Altered(IReadOnlyList<SourceToken> before, IReadOnlyList<SourceToken> after)
    {
        if (Text(before, "gate") is var gate && gate != Text(after, "gate"))
            yield return gate.Length == 0
                ? "A gate policy was added."
                : "The gate's rules or protected paths were changed.";
        var now = JsonEntry.Below(after, "checks");
        foreach (var (name, check) in JsonEntry.Below(before, "checks"))
            if (!now.TryGetValue(name, out var other))
                yield return $"The check '{name}' was removed.";
            else if (Text(before, check) != Text(after, other))
                yield return $"The check '{name}' was changed.";
    }

    private static string Text(IReadOnlyList<SourceToken> tokens, string key) =>
        JsonEntry.Below(tokens).TryGetValue(key, out var entry) ? Text(tokens, entry) : "";

    private static string Text(IReadOnlyList<SourceToken> tokens, JsonEntry entry) =>
        string.Join('\0', tokens.Skip(entry.From).Take(entry.To - entry.From).Select(token => token.Text));

    private static bool IsWaiver(string path) =>
        path.Contains("waiver", StringComparison.OrdinalIgnoreCase)
        && (
            path.StartsWith(".interlock/", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal)
        );
}
