namespace Interlock.Workflows;

/// <summary>Judgement of the gate on the tree that the run stands at.</summary>
/// <param name="Ok">Whether it is proved.</param>
/// <param name="Verdict"><c>proved</c>, <c>unproved</c>, <c>violated</c>, …</param>
/// <param name="Tree">Id of the tree.</param>
/// <param name="Checks">The evidence.</param>
public sealed record GateResult(bool Ok, string Verdict, string Tree, IReadOnlyList<CheckResult> Checks);
