namespace Interlock.Core.Runs;

/// <summary>A run that was (or would be) deleted.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Bytes">Bytes of its files.</param>
/// <param name="Reason">The limit it was over: <c>age</c>, <c>count</c> or <c>disk</c>.</param>
public sealed record DeletedRun(string Run, long Bytes, string Reason);
