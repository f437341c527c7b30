using System.Globalization;
using System.Text.Json;

namespace Interlock.Core.Configuration;

/// <summary>Reads the members of one JSON object strictly; whatever is wrong becomes a fault and a null.</summary>
/// <param name="spot">The object.</param>
/// <param name="path">Its JSON path.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class ConfigurationObject(JsonSpot spot, string path, FaultList faults)
{
    /// <summary>JSON path of a member.</summary>
    public string PathOf(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? $"{path}.{name}"
            : $"{path}[{JsonEncodedText.Encode(name.Length > 64 ? name[..64] : name)}]";

    /// <summary>The members, each once; a repeated name is a fault.</summary>
    public IEnumerable<(string Name, int Offset, JsonSpot Value)> Members()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in spot.Members)
            if (seen.Add(member.Name))
                yield return member;
            else
                faults.Add(PathOf(member.Name), member.Offset, "the key is there twice");
    }

    /// <summary>Makes every key outside a list a fault that names the nearest right one.</summary>
    public ConfigurationObject Only(params string[] known)
    {
        foreach (var (name, offset, _) in Members())
            if (!known.Contains(name, StringComparer.Ordinal))
                faults.Add(PathOf(name), offset, "unknown key" + NearestName.Hint(name, known));
        return this;
    }

    /// <summary>A member that is an object, or null.</summary>
    public ConfigurationObject? Object(string name) =>
        Member(name, JsonValueKind.Object) is { } value ? new(value, PathOf(name), faults) : null;

    /// <summary>Items of a member that is an array of objects.</summary>
    public IEnumerable<ConfigurationObject> Objects(string name) =>
        (Member(name, JsonValueKind.Array)?.Items ?? []).Select(
            (item, index) =>
            {
                if (item.Kind != JsonValueKind.Object)
                    WrongType($"{PathOf(name)}[{index}]", item, JsonValueKind.Object);
                return new ConfigurationObject(item, $"{PathOf(name)}[{index}]", faults);
            }
        );

    /// <summary>A member that is a string with something in it, or null.</summary>
    /// <param name="name">The key.</param>
    /// <param name="required">Whether it has to be there.</param>
    public string? Text(string name, bool required = false)
    {
        var value = Member(name, JsonValueKind.String);
        if (value is null && required && !Has(name))
            faults.Add(path, spot.Offset, $"'{name}' is missing");
        if (
            value is null
            || (!string.IsNullOrWhiteSpace(value.Text) && !value.Text.Contains('\0', StringComparison.Ordinal))
        )
            return value?.Text;
        faults.Add(PathOf(name), value.Offset, "must not be empty");
        return null;
    }

    /// <summary>A member that is a whole number in a range, or null.</summary>
    public int? Integer(string name, int least, int most)
    {
        if (Member(name, JsonValueKind.Number) is not { } value)
            return null;
        if (
            int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        faults.Add(PathOf(name), value.Offset, $"must be a whole number from {least} to {most}");
        return null;
    }

    /// <summary>A member that is an amount of US dollars, or null.</summary>
    public decimal? Dollars(string name)
    {
        if (Member(name, JsonValueKind.Number) is not { } value)
            return null;
        if (
            decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            && amount is >= 0 and <= 1_000_000
        )
            return amount;
        faults.Add(PathOf(name), value.Offset, "must be an amount of US dollars from 0 to 1000000");
        return null;
    }

    /// <summary>A member that is a duration: a number of seconds, or a text such as <c>10m</c>.</summary>
    public TimeSpan? Duration(string name)
    {
        var value = Member(name, JsonValueKind.String, JsonValueKind.Number);
        if (value is null || DurationText.Parse(value.Text) is { } duration)
            return value is null ? null : DurationText.Parse(value.Text);
        faults.Add(
            PathOf(name),
            value.Offset,
            "must be a duration: seconds, or a text such as \"90s\", \"10m\", \"1h30m\""
        );
        return null;
    }

    /// <summary>A member that is a list of names of environment variables.</summary>
    public IReadOnlyList<string> VariableNames(string name) =>
        Texts(name, IsVariableName, "must hold names of environment variables (letters, digits, '_')");

    /// <summary>A member that is a list of files inside the repository.</summary>
    public IReadOnlyList<string> Paths(string name) =>
        Texts(name, IsInsidePath, "must hold paths inside the repository, such as \".env\" or \"config/local.json\"");

    /// <summary>Adds a fault at a member, or at the object when it is not there.</summary>
    public void Fault(string name, string message) =>
        faults.Add(PathOf(name), Find(name)?.Offset ?? spot.Offset, message);

    private static bool IsVariableName(string text) =>
        text.Length is > 0 and <= 256
        && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsInsidePath(string text) =>
        text.Length is > 0 and <= 1024
        && !text.Any(char.IsControl)
        && !text.Contains('\\', StringComparison.Ordinal)
        && text.Split('/')
            .All(part => part is not ("" or "." or "..") && !part.Equals(".git", StringComparison.OrdinalIgnoreCase));

    /// <summary>Texts of a member that is an array; those that are not good are faults.</summary>
    /// <param name="name">The member.</param>
    /// <param name="isGood">Judges one.</param>
    /// <param name="rule">What to say of one that is not.</param>
    public IReadOnlyList<string> Texts(string name, Func<string, bool> isGood, string rule)
    {
        var items = Member(name, JsonValueKind.Array)?.Items ?? [];
        for (var i = 0; i < items.Count; i++)
            if (items[i].Kind != JsonValueKind.String || !isGood(items[i].Text))
                faults.Add($"{PathOf(name)}[{i}]", items[i].Offset, rule);
        return [.. items.Select(item => item.Text).Distinct(StringComparer.Ordinal)];
    }

    private bool Has(string name) => Find(name) is not null;

    private JsonSpot? Find(string name) =>
        spot.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal)).Value;

    private JsonSpot? Member(string name, params JsonValueKind[] kinds)
    {
        var value = Find(name);
        if (value is null || kinds.Contains(value.Kind))
            return value;
        WrongType(PathOf(name), value, kinds);
        return null;
    }

    private void WrongType(string at, JsonSpot value, params JsonValueKind[] kinds) =>
        faults.Add(at, value.Offset, $"must be {string.Join(" or ", kinds.Select(Word))}, not {Word(value.Kind)}");

    private static string Word(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            _ => "null",
        };
}
