namespace Interlock.Core.Schemas;

/// <summary><c>required</c>, <c>dependentRequired</c>, <c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class RequiredKeyword(string[] required, (string Name, string[] Needs)[] dependent, int least, int most)
    : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        var required = source["required"] is { } names ? source.Names(names, "required") : [];
        var dependent = source["dependentRequired"] switch
        {
            null => [],
            { Members: { } members } => members
                .Select(m => (m.Key, source.Names(m.Value, "dependentRequired")))
                .ToArray(),
            _ => throw source.Wrong("dependentRequired", "it must be an object of arrays of strings"),
        };
        var (least, most) = (source.Count("minProperties"), source.Count("maxProperties"));
        return required.Length == 0 && dependent.Length == 0 && least is null && most is null
            ? null
            : new RequiredKeyword(required, dependent, least ?? 0, most ?? int.MaxValue);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        if (value.Members is not { } members)
            return true;
        var fits = true;
        foreach (var name in required)
        {
            if (!members.ContainsKey(name))
                fits = run.Report(place.Member(name), "required", "is required");
        }
        foreach (var (name, needs) in dependent)
        {
            foreach (var needed in members.ContainsKey(name) ? needs : [])
            {
                if (!members.ContainsKey(needed))
                    fits = run.Report(
                        place.Member(needed),
                        "dependentRequired",
                        $"is required beside {place.Member(name)}"
                    );
            }
        }
        if (members.Count < least)
            fits = run.Report(place, "minProperties", $"must have at least {least} properties, not {members.Count}");
        if (members.Count > most)
            fits = run.Report(place, "maxProperties", $"must have at most {most} properties, not {members.Count}");
        return fits;
    }
}
