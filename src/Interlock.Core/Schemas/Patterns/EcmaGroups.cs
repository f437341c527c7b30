using System.Globalization;

namespace Interlock.Core.Schemas;

/// <summary>The capturing groups of a pattern, numbered as ECMA-262 does: in the order of their brackets.</summary>
internal sealed class EcmaGroups
{
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private int count;

    public static EcmaGroups In(string pattern)
    {
        var groups = new EcmaGroups();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
                i++;
            else if (inClass)
                inClass = c != ']';
            else if (c == '[')
                inClass = true;
            else if (c == '(')
                groups.Open(pattern.AsSpan(i + 1));
        }
        return groups;
    }

    public int Number(string name) =>
        names.TryGetValue(name, out var number)
            ? number
            : throw new FormatException("a reference to a group that does not exist");

    public int Check(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= count
            ? number
            : throw new FormatException($"\\{digits} refers to a group that does not exist");

    private void Open(ReadOnlySpan<char> rest)
    {
        if (rest is not ['?', ..])
        {
            count++;
            return;
        }
        var end = rest.IndexOf('>');
        if (rest is ['?', '<', not ('=' or '!'), ..] && end > 0 && !names.TryAdd(rest[2..end].ToString(), ++count))
            throw new FormatException("two groups have one name");
    }
}
