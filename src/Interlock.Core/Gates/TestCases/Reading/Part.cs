using System.Runtime.InteropServices;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>A run of tokens.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">The token behind its last one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Part(int From, int To)
{
    /// <summary>Whether it has no token.</summary>
    public bool IsEmpty => To <= From;

    /// <summary>How many tokens it has.</summary>
    public int Length => Math.Max(0, To - From);

    /// <summary>Whether a token is in it.</summary>
    public bool Has(int token) => token >= From && token < To;
}
