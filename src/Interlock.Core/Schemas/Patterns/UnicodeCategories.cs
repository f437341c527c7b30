using System.Collections.Frozen;

namespace Interlock.Core.Schemas;

/// <summary>The general categories of <c>\p{…}</c>; .NET has no scripts and no binary properties.</summary>
internal static class UnicodeCategories
{
    private static readonly FrozenDictionary<string, string> Names = Parse(
        """
        L Letter;Lu Uppercase_Letter;Ll Lowercase_Letter;Lt Titlecase_Letter;Lm Modifier_Letter;Lo Other_Letter
        M Mark Combining_Mark;Mn Nonspacing_Mark;Mc Spacing_Mark;Me Enclosing_Mark
        N Number;Nd Decimal_Number digit;Nl Letter_Number;No Other_Number
        P Punctuation punct;Pc Connector_Punctuation;Pd Dash_Punctuation;Ps Open_Punctuation;Pe Close_Punctuation
        Pi Initial_Punctuation;Pf Final_Punctuation;Po Other_Punctuation
        S Symbol;Sm Math_Symbol;Sc Currency_Symbol;Sk Modifier_Symbol;So Other_Symbol
        Z Separator;Zs Space_Separator;Zl Line_Separator;Zp Paragraph_Separator
        C Other;Cc Control cntrl;Cf Format;Cs Surrogate;Co Private_Use;Cn Unassigned
        """
    );

    public static CodePointSet Named(string name)
    {
        if (name is "ASCII")
            return CodePointSet.Of((0, 0x7F));
        if (name is "Any")
            return CodePointSet.Of((0, 0x10FFFF));
        if (name is "LC" or "Cased_Letter")
            return new CodePointSet().WithCategory("Lu").WithCategory("Ll").WithCategory("Lt");
        var category =
            name.StartsWith("gc=", StringComparison.Ordinal) ? name[3..]
            : name.StartsWith("General_Category=", StringComparison.Ordinal) ? name[17..]
            : name;
        return Names.TryGetValue(category, out var known)
            ? new CodePointSet().WithCategory(known)
            : throw new FormatException(
                $"the Unicode property {Shown.Quoted(name, 40)} is not supported; categories are"
            );
    }

    private static FrozenDictionary<string, string> Parse(string table) =>
        table
            .Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .SelectMany(names => names.Select(n => KeyValuePair.Create(n, names[0])))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
