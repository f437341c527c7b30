namespace Interlock.Core.Runs;

/// <summary>A run that a limit was over and that stays all the same.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Bytes">Bytes of its files.</param>
/// <param name="Reason"><c>live</c>, <c>resumable</c>, or why it could not be deleted.</param>
public sealed record ProtectedRun(string Run, long Bytes, string Reason);
