using System.Runtime.InteropServices;

namespace Interlock.Core.Journal;

/// <summary>Where a durable record is.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="At">When it was written.</param>
/// <param name="BodyOffset">Position of its <c>"type":…</c> in the file.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AppendedRecord(long Seq, DateTimeOffset At, long BodyOffset);
