namespace Interlock.Core.Journal;

/// <summary>The unreadable end of a journal: bytes of a write that a crash cut off. Nothing in it was ever acknowledged.</summary>
/// <param name="Line">Line where it begins, from 1.</param>
/// <param name="Offset">Position where it begins, in bytes.</param>
/// <param name="Bytes">How many bytes there are.</param>
/// <param name="Reason">What is wrong with its first line.</param>
public sealed record DroppedTail(long Line, long Offset, long Bytes, string Reason);
