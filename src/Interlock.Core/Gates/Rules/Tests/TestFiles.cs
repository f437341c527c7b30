using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>New code in the tests of a change.</summary>
internal static class TestFiles
{
    /// <summary>Changed files of tests and of what runs them.</summary>
    public static IEnumerable<ChangedFile> Of(GateChange change) =>
        change.Files.Where(file => file.After is not null && file.Role is FileRole.Test or FileRole.TestRunner);

    /// <summary>The chains of names that begin on new lines.</summary>
    public static IEnumerable<Chain> NewChains(ChangedFile file)
    {
        if (file.After is not { } text)
            yield break;
        var (code, fresh) = (Code.Of(text), new NewLines(file));
        for (var at = 0; at < code.Count; at++)
            if (fresh.Has(code[at].Line) && Chain.At(code, at) is { } chain)
                yield return chain;
    }
}
