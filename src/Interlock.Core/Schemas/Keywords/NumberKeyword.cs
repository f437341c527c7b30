using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>
/// <c>minimum</c>, <c>exclusiveMinimum</c>, <c>maximum</c>, <c>exclusiveMaximum</c> and <c>multipleOf</c>.
/// </summary>
internal sealed class NumberKeyword(
    JsonNumber? least,
    JsonNumber? above,
    JsonNumber? most,
    JsonNumber? below,
    JsonNumber? divisor
) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        var least = source.Number("minimum");
        var above = source.Number("exclusiveMinimum");
        var most = source.Number("maximum");
        var below = source.Number("exclusiveMaximum");
        var divisor = source.Number("multipleOf");
        if (divisor is { Mantissa.Sign: <= 0 })
            throw source.Wrong("multipleOf", "it must be greater than 0");
        return (least ?? above ?? most ?? below ?? divisor) is null
            ? null
            : new NumberKeyword(least, above, most, below, divisor);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        if (value.Kind != JsonValueKind.Number)
            return true;
        var fits = true;
        if (least is { } min && value.Number.Compare(min) < 0)
            fits = run.Report(place, "minimum", $"must be at least {min}");
        if (above is { } over && value.Number.Compare(over) <= 0)
            fits = run.Report(place, "exclusiveMinimum", $"must be more than {over}");
        if (most is { } max && value.Number.Compare(max) > 0)
            fits = run.Report(place, "maximum", $"must be at most {max}");
        if (below is { } under && value.Number.Compare(under) >= 0)
            fits = run.Report(place, "exclusiveMaximum", $"must be less than {under}");
        if (divisor is { } step && !value.Number.IsMultipleOf(step))
            fits = run.Report(place, "multipleOf", $"must be a multiple of {step}");
        return fits;
    }
}
