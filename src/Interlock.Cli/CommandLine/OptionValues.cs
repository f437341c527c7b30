using System.CommandLine;
using System.Globalization;
using Interlock.Core.Agents;
using Interlock.Core.Configuration;

namespace Interlock.Cli.CommandLine;

/// <summary>Reads typed values of options and collects what is wrong with them.</summary>
/// <param name="parsed">The parsed command line.</param>
internal sealed class OptionValues(ParseResult parsed)
{
    private readonly List<string> faults = [];

    /// <summary>Every fault so far, one sentence each.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Adds a fault.</summary>
    public void Fault(string message) => faults.Add(message);

    /// <summary>A text that is not blank, or null when it was not given.</summary>
    public string? Text(Option<string?> option) => NotBlank(parsed.GetValue(option), option.Name);

    /// <inheritdoc cref="Text(Option{string})"/>
    public string? Text(Argument<string?> argument) => NotBlank(parsed.GetValue(argument), argument.Name);

    /// <summary>A whole number in a range, or null.</summary>
    public int? Integer(Option<string?> option, int least, int most)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Fault($"{option.Name} must be a whole number from {least} to {most}, not '{text}'");
        return null;
    }

    /// <summary>A count from 1, or null.</summary>
    public long? Count(Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        Fault($"{option.Name} must be a whole number from 1, not '{text}'");
        return null;
    }

    /// <summary>An amount of US dollars, or null.</summary>
    public decimal? Dollars(Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is > 0 and <= 1_000_000
        )
            return amount;
        Fault($"{option.Name} must be an amount of US dollars such as 2.50, not '{text}'");
        return null;
    }

    /// <summary>Who answers what agents ask while nobody sits there, or null.</summary>
    public string? Questions(Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        if (QuestionPolicy.Parse(text) is { } policy && policy.Kind != QuestionPolicyKind.Wait)
            return text;
        Fault(
            text == "wait"
                ? $"{option.Name} cannot wait: nobody sits at a run; use escalate, then 'interlock runs resume' with an answer"
                : $"{option.Name} is default, refuse, escalate, option:N or text:WORDS, not '{text}'"
        );
        return null;
    }

    /// <summary>A duration, or null.</summary>
    public TimeSpan? Duration(Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        if (DurationText.Parse(text) is { } duration)
            return duration;
        Fault($"{option.Name} must be a duration such as 90s, 30m, 2h or 14d, not '{text}'");
        return null;
    }

    /// <summary>A size in bytes (<c>500MB</c>, <c>5GB</c>), or null.</summary>
    public long? Size(Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        if (SizeText.Parse(text) is { } size)
            return size;
        Fault($"{option.Name} must be a size such as 500MB or 5GB, not '{text}'");
        return null;
    }

    private string? NotBlank(string? text, string name)
    {
        if (text is null || !string.IsNullOrWhiteSpace(text))
            return text;
        Fault($"{name} must not be empty");
        return null;
    }
}
