using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsKeyword(SchemaNode wanted, int least, int most) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        if (source.Node("contains") is not { } wanted)
            return null;
        // The two counts belong to another vocabulary than contains itself.
        var counted = source.Resource.Vocabularies.HasFlag(Vocabularies.Validation);
        var least = counted ? source.Count("minContains") : null;
        var most = counted ? source.Count("maxContains") : null;
        return new ContainsKeyword(wanted, least ?? 1, most ?? int.MaxValue);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        if (value.Kind != JsonValueKind.Array)
            return true;
        var found = 0;
        for (var i = 0; i < value.Items.Length; i++)
        {
            if (!run.Tries(wanted, value.Items[i], place.Item(i), marks: null))
                continue;
            found++;
            marks?.Item(i);
        }
        if (found < least)
            return run.Report(
                place,
                least == 1 ? "contains" : "minContains",
                $"must contain at least {least} of the wanted items, not {found}"
            );
        return found <= most
            || run.Report(place, "maxContains", $"must contain at most {most} of the counted items, not {found}");
    }
}
