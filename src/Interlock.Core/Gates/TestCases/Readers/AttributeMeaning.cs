using System.Collections.Frozen;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>What attributes say of a test.</summary>
internal static class AttributeMeaning
{
    private static readonly FrozenSet<string> Tests = new[]
    {
        "fact",
        "theory",
        "test",
        "testcase",
        "testcasesource",
        "testmethod",
        "datatestmethod",
        "parameterizedtest",
        "repeatedtest",
        "testfactory",
        "testtemplate",
        "property",
        "rstest",
        "test_case",
        "quickcheck",
        "wasm_bindgen_test",
        "retryfact",
        "skippablefact",
        "skippabletheory",
        "staFact",
        "windowsfact",
        "dataprovider",
        "testwith",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether one of them makes a test.</summary>
    public static bool IsTest(Code code, List<Part> marks) => marks.Exists(mark => Tests.Contains(Name(code, mark)));

    /// <summary>What keeps the test from running.</summary>
    public static Skip? Skip(Code code, List<Part> marks)
    {
        foreach (var mark in marks)
        {
            var name = Name(code, mark);
            if (
                name
                is "Ignore"
                    or "Explicit"
                    or "ignore"
                    or "Disabled"
                    or "Skip"
                    or "Inconclusive"
                    or "RequiresNothing"
            )
                return new(Show(code, mark));
            if (
                name
                is "DisabledOnOs"
                    or "EnabledOnOs"
                    or "DisabledIf"
                    or "EnabledIf"
                    or "EnabledIfEnvironmentVariable"
                    or "DisabledIfEnvironmentVariable"
                    or "EnabledIfSystemProperty"
                    or "RequiresPhp"
                    or "RequiresPhpExtension"
                    or "Platform"
                    or "cfg_attr"
            )
                return new(Show(code, mark), true);
            if (name == "cfg" && !Has(code, mark, "test"))
                return new(Show(code, mark), !Has(code, mark, "any") && !Has(code, mark, "FALSE"));
            if (Argument(code, mark) is { } by)
                return by;
        }
        return null;
    }

    /// <summary>How many rows of values they give.</summary>
    public static int Rows(Code code, List<Part> marks)
    {
        var rows = marks.Count(mark =>
            Name(code, mark)
                is "InlineData"
                    or "DataRow"
                    or "TestCase"
                    or "Arguments"
                    or "test_case"
                    or "case"
                    or "TestWith"
        );
        foreach (var mark in marks.Where(mark => Name(code, mark) is "ValueSource" or "CsvSource"))
            for (var at = mark.From; at < mark.To; at++)
                if (code.Opens(at, '{') || code.Opens(at, '['))
                    rows += code.Split(code.Inside(at)).Count;
        return rows;
    }

    /// <summary>Errors that they expect.</summary>
    public static List<Found> Demands(Code code, List<Part> marks)
    {
        var all = new List<Found>();
        foreach (var mark in marks)
            if (Name(code, mark) is "should_panic")
                all.Add(new(mark, mark.Length > 1 ? AssertionStrength.Exact : AssertionStrength.Existence));
            else if (
                Name(code, mark) is "ExpectedException"
                || Has(code, mark, "expected")
                || Has(code, mark, "ExpectedResult")
            )
                all.Add(new(mark, IsBroad(code, mark) ? AssertionStrength.Existence : AssertionStrength.Exact));
        return all;
    }

    private static bool IsBroad(Code code, Part mark) => Has(code, mark, "Exception") || Has(code, mark, "Throwable");

    // '[Fact(Skip = "x")]', '[Test(Explicit = true)]', '@Test(enabled = false)'
    private static Skip? Argument(Code code, Part mark)
    {
        for (var at = mark.From; at < mark.To; at++)
            if (code.Is(at + 1, '=') && code.Word(at) is { Length: > 0 } word)
                if (
                    (word is "Skip" or "Ignore" or "IgnoreReason" or "SkipReason" && !code.Is(at + 2, "null"))
                    || (word == "Explicit" && code.Is(at + 2, "true"))
                    || (word == "enabled" && code.Is(at + 2, "false"))
                )
                    return new(
                        Show(code, mark),
                        word == "Skip" && (Has(code, mark, "SkipUnless") || Has(code, mark, "SkipWhen"))
                    );
        return null;
    }

    private static bool Has(Code code, Part mark, string word)
    {
        for (var at = mark.From; at < mark.To; at++)
            if (code.Is(at, word))
                return true;
        return false;
    }

    // The last name before the arguments: 'test' of 'tokio::test', 'Test' of '@org.junit.Test'.
    private static string Name(Code code, Part mark)
    {
        var name = code.Word(mark.From).TrimStart('@');
        for (var at = mark.From + 1; at < mark.To && !code.Is(at, '(') && !code.Is(at, '='); at++)
            if (code.Word(at).Length > 0)
                name = code.Word(at);
        return name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9 ? name[..^9] : name;
    }

    private static string Show(Code code, Part mark) =>
        code.Language == Language.Java ? code.Show(mark) : $"[{code.Show(mark)}]";
}
