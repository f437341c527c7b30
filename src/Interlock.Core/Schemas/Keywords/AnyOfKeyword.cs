namespace Interlock.Core.Schemas;

/// <summary><c>anyOf</c>.</summary>
internal sealed class AnyOfKeyword(SchemaNode[] forms) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.Nodes("anyOf") is { } forms ? new AnyOfKeyword(forms) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var closest = new ClosestForm(run.Collecting, place);
        var fits = false;
        foreach (var form in forms)
        {
            // When marks are kept, every form that fits adds its own.
            fits |= closest.Tries(run, form, value, marks);
            if (fits && marks is null)
                break;
        }
        return fits || run.Report(place, "anyOf", closest.Message(forms.Length));
    }
}
