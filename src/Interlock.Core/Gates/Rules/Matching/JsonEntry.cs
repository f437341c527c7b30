using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>A member of a JSON object, by the tokens of its value; broken text has fewer members, never an error.</summary>
/// <param name="Key">Its name.</param>
/// <param name="From">First token of the value.</param>
/// <param name="To">Behind the last one.</param>
internal readonly record struct JsonEntry(string Key, int From, int To)
{
    /// <summary>The members of the object that opens at a token.</summary>
    public static IEnumerable<JsonEntry> Of(IReadOnlyList<SourceToken> tokens, int open)
    {
        if (open >= tokens.Count || !tokens[open].Is('{'))
            yield break;
        for (var at = open + 1; at + 2 < tokens.Count && !tokens[at].Is('}'); )
        {
            if (tokens[at].Kind != TokenKind.Literal || !tokens[at + 1].Is(':'))
            {
                at++;
                continue;
            }
            var isNested = tokens[at + 2].Is('{') || tokens[at + 2].Is('[');
            var end = (isNested ? Run.Close(tokens, at + 2) : at + 2) + 1;
            yield return new JsonEntry(tokens[at].Text, at + 2, end);
            at = end;
        }
    }

    /// <summary>The members of the object below a path of keys from the root.</summary>
    public static IReadOnlyDictionary<string, JsonEntry> Below(IReadOnlyList<SourceToken> tokens, params string[] path)
    {
        var open = 0;
        foreach (var key in path)
        {
            var found = Of(tokens, open).Where(entry => entry.Key == key).ToList();
            if (found.Count == 0)
                return new Dictionary<string, JsonEntry>();
            open = found[^1].From;
        }
        var all = new Dictionary<string, JsonEntry>(StringComparer.Ordinal);
        foreach (var entry in Of(tokens, open))
            all[entry.Key] = entry;
        return all;
    }
}
