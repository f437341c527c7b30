namespace Interlock.Core.Schemas;

/// <summary>Finds, among alternatives that all fail, the one that the document most likely meant.</summary>
internal sealed class ClosestForm(bool collecting, Place place)
{
    private readonly string path = collecting ? place.ToString() : "";
    private List<SchemaIssue> closest = [];
    private int score = int.MaxValue;

    public bool Tries(Evaluation run, SchemaNode form, JsonTree value, Marks? marks)
    {
        var issues = collecting ? new List<SchemaIssue>() : null;
        if (run.Tries(form, value, place, marks, issues))
            return true;
        if (issues is { Count: > 0 } && Score(issues) is var own && own < score)
            (closest, score) = (issues, own);
        return false;
    }

    public string Message(int forms)
    {
        var text = forms == 1 ? "does not fit the form" : $"fits none of the {forms} forms";
        if (closest.Count == 0)
            return $"{text} allowed here";
        // Alternatives within alternatives would double the text at every level.
        var why = Shown.Cut(string.Join(", and ", closest.Take(2)), 400);
        return $"{text} allowed here; in the closest one {why}";
    }

    // A wrong type of the whole, or a wrong tag, says that another form was meant.
    private int Score(List<SchemaIssue> issues) =>
        issues.Sum(i =>
            i.Keyword switch
            {
                "type" or "false" when i.InstancePath == path => 100,
                "const" or "enum" => 10,
                _ => 1,
            }
        );
}
