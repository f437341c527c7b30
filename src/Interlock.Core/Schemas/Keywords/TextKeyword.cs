using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interlock.Core.Schemas;

/// <summary><c>minLength</c>, <c>maxLength</c> (in code points) and <c>pattern</c>.</summary>
internal sealed class TextKeyword(int least, int most, Regex? pattern, string? shown) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        var (least, most, pattern) = (source.Count("minLength"), source.Count("maxLength"), source.Text("pattern"));
        if (least is null && most is null && pattern is null)
            return null;
        var regex = pattern is null ? null : EcmaPattern.Compile(pattern, source.At("pattern"));
        return new TextKeyword(least ?? 0, most ?? int.MaxValue, regex, pattern);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        if (value.Kind != JsonValueKind.String)
            return true;
        var length = least > 0 || most < int.MaxValue ? CodePoints(value.Text) : 0;
        var fits = true;
        if (length < least)
            fits = run.Report(
                place,
                "minLength",
                least == 1 ? "must not be empty" : $"must have at least {least} characters, not {length}"
            );
        if (length > most)
            fits = run.Report(place, "maxLength", $"must have at most {most} characters, not {length}");
        if (pattern is not null && !run.Matches(pattern, value.Text, place))
            fits = run.Report(place, "pattern", $"must match the pattern {Shown.Quoted(shown!, 200)}");
        return fits;
    }

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
