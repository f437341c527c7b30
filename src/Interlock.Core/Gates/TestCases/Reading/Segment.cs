namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>One name of a chain, with what it is called with.</summary>
/// <param name="Name">The name.</param>
/// <param name="At">Its token.</param>
/// <param name="Open">The bracket of its arguments, or -1 when it is not called.</param>
/// <param name="Type">Its type arguments; empty for none.</param>
internal readonly record struct Segment(string Name, int At, int Open, Part Type)
{
    /// <summary>Whether it is called.</summary>
    public bool IsCall => Open >= 0;
}
