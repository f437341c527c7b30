using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Interlock.Core.Schemas;

/// <summary>One validation: its issues, its dynamic scope, and the limits that end it.</summary>
internal sealed class Evaluation(SchemaOptions options)
{
    private readonly List<SchemaResource> scope = [];
    private List<SchemaIssue>? issues;
    private int capacity;
    private int depth;
    private int work;
    private SchemaIssue? ended;

    public bool AssertFormats => options.AssertFormats;

    /// <summary>Whether issues are still wanted; when not, the first misfit decides.</summary>
    public bool Collecting => issues is not null && issues.Count < capacity && ended is null;

    public List<SchemaIssue> Run(SchemaNode root, JsonTree document)
    {
        var found = new List<SchemaIssue>();
        (issues, capacity) = (found, Math.Max(1, options.MaxIssues));
        Fits(root, document, Place.Root, marks: null);
        if (ended is not null)
            found.Insert(0, ended);
        return found;
    }

    /// <summary>Applies a schema; issues go to the list at hand.</summary>
    public bool Fits(SchemaNode node, JsonTree value, Place place, Marks? marks)
    {
        if (!Enter(place))
            return false;
        var entered = scope.Count == 0 || !ReferenceEquals(scope[^1], node.Resource);
        if (entered)
            scope.Add(node.Resource);
        var fits = node.Constant ?? Judge(node, value, place, marks);
        if (node.Constant is false)
            Report(place, "false", "is not allowed here");
        if (entered)
            scope.RemoveAt(scope.Count - 1);
        depth--;
        return fits && ended is null;
    }

    /// <summary>Applies a schema for its answer alone.</summary>
    public bool Tries(SchemaNode node, JsonTree value, Place place, Marks? marks) =>
        Tries(node, value, place, marks, into: null);

    /// <summary>Applies a schema whose misfits are no misfits yet: they go to a list of their own.</summary>
    public bool Tries(SchemaNode node, JsonTree value, Place place, Marks? marks, List<SchemaIssue>? into)
    {
        var (outer, room) = (issues, capacity);
        (issues, capacity) = (into, 4);
        // What a schema evaluated counts only when it fits.
        var own = marks is null ? null : new Marks();
        var fits = Fits(node, value, place, own);
        (issues, capacity) = (outer, room);
        if (fits)
            marks?.Add(own!);
        return fits;
    }

    /// <summary>Reports a misfit. Always false, so that a keyword can return it.</summary>
    public bool Report(Place place, string keyword, string text)
    {
        if (!Collecting)
            return false;
        var path = place.ToString();
        var issue = new SchemaIssue(path, keyword, $"{path} {text}");
        if (!issues!.Contains(issue))
            issues.Add(issue);
        return false;
    }

    /// <summary>
    /// The outermost schema in the dynamic scope that has a dynamic anchor (core specification §8.2.3.2).
    /// </summary>
    public SchemaNode? Outermost(string dynamicAnchor)
    {
        foreach (var resource in scope)
        {
            if (resource.DynamicAnchors.GetValueOrDefault(dynamicAnchor) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>Matches a pattern; one that takes too long ends the validation.</summary>
    public bool Matches(Regex pattern, string text, Place place)
    {
        if (ended is not null)
            return false;
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return End(place, "takes too long to compare with a pattern of the schema");
        }
    }

    /// <summary>Compares with a format; one that takes too long ends the validation.</summary>
    public bool HasFormat(string format, string text, Place place)
    {
        try
        {
            return TextFormat.Fits(format, text);
        }
        catch (RegexMatchTimeoutException)
        {
            return End(place, $"takes too long to compare with the format {Shown.Quoted(format, 40)}");
        }
    }

    private bool Judge(SchemaNode node, JsonTree value, Place place, Marks? marks)
    {
        var own = node.NeedsMarks ? new Marks() : marks;
        var fits = true;
        foreach (var keyword in node.Keywords)
        {
            if (keyword.Fits(this, value, place, own))
                continue;
            fits = false;
            if (!Collecting)
                break;
        }
        if (node.NeedsMarks)
            marks?.Add(own!);
        return fits;
    }

    private bool Enter(Place place)
    {
        if (ended is not null)
            return false;
        if (++work > options.MaxWork)
            return End(
                place,
                $"needs more than {options.MaxWork} steps to check; the schema or the document is too large"
            );
        if (++depth > options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return End(
                place,
                $"needs schemas nested more than {depth - 1} deep; the schema refers to itself without end"
            );
        return true;
    }

    private bool End(Place place, string text)
    {
        var path = place.ToString();
        ended ??= new SchemaIssue(path, "limit", $"{path} {text}");
        return false;
    }
}
