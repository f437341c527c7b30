using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test replaces what it tests; replacing something else is told.</summary>
internal sealed class MockOfSubject : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "mock-of-subject",
            "A test replaces what it tests",
            Severity.Block,
            "Test the real thing; replace only what is outside of the product."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        foreach (var file in TestFiles.Of(change))
        {
            var code = Code.Of(file.After!);
            var isTold = false;
            foreach (var chain in TestFiles.NewChains(file))
                if (Mocks.At(code, chain) is { } target)
                {
                    var isSubject = IsSubject(change, file, code, target);
                    if (isSubject || !isTold)
                        yield return Info.At(
                            file.Path,
                            code[chain.Start].Line,
                            $"{chain.Root} replaces {target.Name}{(isSubject ? ", which this file tests" : "")}."
                        ) with
                        {
                            Severity = isSubject ? Severity.Block : Severity.Warn,
                        };
                    isTold |= !isSubject;
                }
            foreach (var (line, name, _) in AssignedMocks.In(file).Where(one => IsAsserted(file, one.Member)))
                yield return Info.At(file.Path, line, $"{name} is replaced and then asserted about.");
        }
    }

    private static bool IsSubject(GateChange change, ChangedFile file, Code code, MockTarget target)
    {
        if (target.IsPartial)
            return false;
        var subject = Subject.Of(file.Path);
        if (subject.Length > 0 && Subject.Plain(target.Module) == subject && target.Member.Length == 0)
            return true;
        if (target.Member.Length == 0)
            return false;
        // A name that the subject itself defines, not one that it imports.
        var isHome = Subject.Plain(target.Module) == subject || target.Path.Any(part => Subject.Plain(part) == subject);
        return (
                isHome
                && subject.Length > 0
                && Subject.Sources(change, file.Path).Any(source => Defines(source, target.Member))
            )
            || (isHome && IsAsserted(file, target.Member))
            || (Subject.Plain(target.Module) == subject && IsAsserted(file, target.Member));
    }

    private static bool Defines(SourceFile source, string name)
    {
        for (var at = 1; at < source.Tokens.Count; at++)
            if (
                source.Tokens[at].Is(name)
                && source.Tokens[at - 1] is var last
                && (last.Is("def") || last.Is("class") || last.Is("function") || last.Is("const") || last.Is("async"))
            )
                return true;
        return false;
    }

    // What a test replaces and then asserts about proves nothing.
    private static bool IsAsserted(ChangedFile file, string name) =>
        TestCases
            .TestReaders.Read(file.After)
            .SelectMany(test => test.Assertions)
            .Any(one =>
                one.Text.Contains($"{name} (", StringComparison.Ordinal)
                && !one.Text.Contains("called", StringComparison.OrdinalIgnoreCase)
            );
}
