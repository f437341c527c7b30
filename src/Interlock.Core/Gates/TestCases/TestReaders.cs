using System.Runtime.CompilerServices;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Readers;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases;

/// <summary>Picks the reader of a file's language; a file is read once however many rules ask.</summary>
public static class TestReaders
{
    private static readonly ConditionalWeakTable<SourceFile, IReadOnlyList<TestCase>> Known = [];

    /// <summary>The tests of a file, in order; none for a text without tests or in an unknown language.</summary>
    /// <param name="file">The file.</param>
    public static IReadOnlyList<TestCase> Read(SourceFile? file) =>
        file is null ? [] : Known.GetValue(file, one => Of(one.Language)?.Read(one) ?? []);

    private static ITestReader? Of(Language language) =>
        language switch
        {
            Language.Python => new PythonTests(),
            Language.JavaScript => new JavaScriptTests(),
            Language.CSharp or Language.Java or Language.Rust or Language.Php => new AttributedTests(),
            Language.Go => new GoTests(),
            Language.Ruby => new RubyTests(),
            _ => null,
        };

    internal static bool IsTestFile(Code code) => FileRoles.Of(code.File.Path) is FileRole.Test or FileRole.TestRunner;
}
