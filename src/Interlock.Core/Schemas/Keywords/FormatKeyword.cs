using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary><c>format</c>: a remark, unless the options or the dialect's vocabulary make it an assertion.</summary>
internal sealed class FormatKeyword(string format, bool always) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.Text("format") is { } format
            ? new FormatKeyword(format, source.Resource.Vocabularies.HasFlag(Vocabularies.FormatAssertion))
            : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks) =>
        !(always || run.AssertFormats)
        || value.Kind != JsonValueKind.String
        || run.HasFormat(format, value.Text, place)
        || run.Report(place, "format", $"must have the format {Shown.Quoted(format, 40)}");
}
