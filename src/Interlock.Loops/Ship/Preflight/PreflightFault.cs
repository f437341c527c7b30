namespace Interlock.Loops.Ship.Preflight;

/// <summary>One reason not to start.</summary>
/// <param name="Task">
/// Id of the task, or its position (<c>#2</c>) when it has none; null when the plan as a whole is at fault.
/// </param>
/// <param name="Value">The offending value, cleaned of control characters.</param>
/// <param name="Reason">Stable snake_case reason, for example <c>duplicate_id</c>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Remedy">What to do, in one line.</param>
public sealed record PreflightFault(string? Task, string? Value, string Reason, string Message, string Remedy);
