using System.Text.RegularExpressions;

namespace Interlock.Core.Schemas;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>.</summary>
internal sealed class PropertiesKeyword(
    Dictionary<string, SchemaNode> named,
    List<(Regex Pattern, SchemaNode Node)> patterns,
    SchemaNode? others
) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        var named = source.NodeMap("properties");
        var patterns = source.NodeMap("patternProperties");
        var others = source.Node("additionalProperties");
        if (named is null && patterns is null && others is null)
            return null;
        return new PropertiesKeyword(
            (named ?? []).ToDictionary(p => p.Name, p => p.Node, StringComparer.Ordinal),
            [.. (patterns ?? []).Select(p => (EcmaPattern.Compile(p.Name, source.At("patternProperties")), p.Node))],
            others
        );
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var fits = true;
        foreach (var (name, member) in value.Members ?? [])
        {
            fits &= MemberFits(run, name, member, place.Member(name), marks);
            if (!fits && !run.Collecting)
                break;
        }
        return fits;
    }

    private bool MemberFits(Evaluation run, string name, JsonTree member, Place place, Marks? marks)
    {
        var (fits, known) = (true, false);
        if (named.TryGetValue(name, out var node))
        {
            known = true;
            fits = run.Fits(node, member, place, marks: null);
        }
        foreach (var (pattern, matched) in patterns)
        {
            if (!run.Matches(pattern, name, place))
                continue;
            known = true;
            fits &= run.Fits(matched, member, place, marks: null);
        }
        if (!known && others is null)
            return fits;
        marks?.Name(name);
        return known ? fits
            : others!.Constant is false ? run.Report(place, "additionalProperties", Unknown())
            : run.Fits(others, member, place, marks: null);
    }

    private string Unknown() =>
        named.Count == 0
            ? "is not a known property"
            : $"is not a known property; known are {Shown.Names(named.Keys, 20)}";
}
