using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>
/// Functions of a file that are called to assert: what they demand is what their bodies demand. A helper that is named
/// <c>assert_valid</c> and does nothing is found out; one of another file is believed.
/// </summary>
internal sealed class AssertingFunctions
{
    private const int LongestHead = 12;
    private readonly Dictionary<string, AssertionStrength> known = new(StringComparer.Ordinal);

    private AssertingFunctions() { }

    /// <summary>The functions of a file that assertions call.</summary>
    public static AssertingFunctions Of(Code code, List<Found> assertions)
    {
        var all = new AssertingFunctions();
        var wanted = assertions.Select(found => found.Helper).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
            return all;
        var places = assertions.OrderBy(found => found.Part.From).ToList();
        for (var at = 0; at < code.Count; at++)
            if (wanted.Contains(code.Word(at)) && !all.known.ContainsKey(code.Word(at)) && Body(code, at) is { } body)
                all.known[code.Word(at)] = Strongest(places, body, code.Word(at));
        return all;
    }

    /// <summary>What an assertion demands, a helper's by its body.</summary>
    public AssertionStrength Strength(Found found) =>
        found.Helper is { } name && known.TryGetValue(name, out var strength) ? strength : found.Strength;

    private static AssertionStrength Strongest(List<Found> places, Part body, string name)
    {
        var best = AssertionStrength.Tautology;
        var (low, high) = (0, places.Count);
        while (low < high)
            if (places[(low + high) / 2].Part.From < body.From)
                low = (low + high) / 2 + 1;
            else
                high = (low + high) / 2;
        for (; low < places.Count && body.Has(places[low].Part.From) && best != AssertionStrength.Exact; low++)
            if (places[low].Strength > best && places[low].Helper != name)
                best = places[low].Strength;
        return best;
    }

    private static Part? Body(Code code, int name)
    {
        if (code.Language is Language.Python or Language.Ruby)
            return code.Is(name - 1, "def") || (code.Is(name - 1, '.') && code.Is(name - 3, "def"))
                ? IndentedBody(code, name)
                : null;
        // 'const check = (x) => {…}' and 'void check(x) {…}'.
        var open = code.Is(name + 1, '=') ? name + 2 : name + 1;
        if (code.Is(open, "async") || code.Is(open, "function"))
            open++;
        if (!code.Opens(open, '('))
            return null;
        for (var at = code.Next(open); at < code.Next(open) + LongestHead; at++)
            if (code.Opens(at, '{'))
                return code.Inside(at);
            else if (code.Is(at, ';') || code.Is(at, ')') || code.Is(at, '}') || at >= code.Count)
                return null;
        return null;
    }

    private static Part IndentedBody(Code code, int name)
    {
        var start = name;
        while (start > 0 && !code.IsFirst(start))
            start--;
        var column = code.Column(start);
        var end = name + 1;
        while (end < code.Count && !(code.IsFirst(end) && code.Column(end) <= column))
            end = code.Next(end);
        return new(name + 1, end);
    }
}
