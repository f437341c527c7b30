using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary><c>const</c> and <c>enum</c>.</summary>
internal sealed class ValueKeyword(JsonTree? only, JsonTree[]? listed) : Keyword
{
    private readonly HashSet<JsonTree>? allowed = listed is null ? null : [.. listed];

    public static Keyword? Read(KeywordSource source)
    {
        if (source["enum"] is { Kind: not JsonValueKind.Array })
            throw source.Wrong("enum", "it must be an array");
        var (only, listed) = (source["const"], source["enum"]?.Items);
        return only is null && listed is null ? null : new ValueKeyword(only, listed);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        if (only is not null && !only.Equals(value))
            return run.Report(place, "const", $"must be {Shown.Value(only)}");
        if (allowed is not null && !allowed.Contains(value))
            return run.Report(place, "enum", $"must be one of {Choices()}");
        return true;
    }

    private string Choices()
    {
        const int most = 20;
        var shown = listed!.Take(most).Select(Shown.Value);
        return string.Join(", ", listed!.Length > most ? shown.Append("…") : shown);
    }
}
