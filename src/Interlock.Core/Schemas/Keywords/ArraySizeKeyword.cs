using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary><c>minItems</c>, <c>maxItems</c> and <c>uniqueItems</c>.</summary>
internal sealed class ArraySizeKeyword(int least, int most, bool unique) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        if (source["uniqueItems"] is { Kind: not (JsonValueKind.True or JsonValueKind.False) })
            throw source.Wrong("uniqueItems", "it must be true or false");
        var unique = source["uniqueItems"]?.Kind == JsonValueKind.True;
        var (least, most) = (source.Count("minItems"), source.Count("maxItems"));
        return least is null && most is null && !unique
            ? null
            : new ArraySizeKeyword(least ?? 0, most ?? int.MaxValue, unique);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        if (value.Kind != JsonValueKind.Array)
            return true;
        var fits = true;
        if (value.Items.Length < least)
            fits = run.Report(place, "minItems", $"must have at least {Items(least)}, not {value.Items.Length}");
        if (value.Items.Length > most)
            fits = run.Report(place, "maxItems", $"must have at most {Items(most)}, not {value.Items.Length}");
        return (!unique || AllDiffer(run, value, place)) && fits;
    }

    private static bool AllDiffer(Evaluation run, JsonTree value, Place place)
    {
        var first = new Dictionary<JsonTree, int>();
        var fits = true;
        for (var i = 0; i < value.Items.Length && (fits || run.Collecting); i++)
        {
            if (!first.TryAdd(value.Items[i], i))
                fits = run.Report(place.Item(i), "uniqueItems", $"repeats {place.Item(first[value.Items[i]])}");
        }
        return fits;
    }

    private static string Items(int count) => count == 1 ? "1 item" : $"{count} items";
}
