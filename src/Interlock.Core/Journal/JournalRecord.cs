using System.Text.Json;

namespace Interlock.Core.Journal;

/// <summary>One durable event of a run.</summary>
/// <param name="Seq">Position, from 1, without gaps.</param>
/// <param name="At">When it was written.</param>
/// <param name="Type">Dotted event type, for example <c>step.completed</c>.</param>
/// <param name="Data">The event's own data, an object.</param>
public sealed record JournalRecord(long Seq, DateTimeOffset At, string Type, JsonElement Data);
