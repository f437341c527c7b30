namespace Interlock.Core.Schemas;

/// <summary><c>oneOf</c>.</summary>
internal sealed class OneOfKeyword(SchemaNode[] forms) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.Nodes("oneOf") is { } forms ? new OneOfKeyword(forms) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var closest = new ClosestForm(run.Collecting, place);
        int? first = null;
        for (var i = 0; i < forms.Length; i++)
        {
            if (!closest.Tries(run, forms[i], value, marks))
                continue;
            if (first is not null)
                return run.Report(
                    place,
                    "oneOf",
                    $"fits form {first + 1} and form {i + 1} of the {forms.Length} allowed here; exactly one must fit"
                );
            first = i;
        }
        return first is not null || run.Report(place, "oneOf", closest.Message(forms.Length));
    }
}
