namespace Interlock.Loops.Tests.Ship.Repair;

/// <summary>A row of the selection table: what a reviewer says, and who has to repair it.</summary>
/// <param name="Because">What the row shows; the name of the test.</param>
/// <param name="Text">The blocker in prose.</param>
/// <param name="Tasks">Expected tasks, separated by spaces.</param>
/// <param name="Rule">Expected rule, or null when only the tasks matter.</param>
public sealed record SelectionCase(string Because, string Text, string Tasks, string? Rule = null)
{
    public override string ToString() => Because;
}
