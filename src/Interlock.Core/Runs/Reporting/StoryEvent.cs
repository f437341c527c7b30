using System.Text.Json;

namespace Interlock.Core.Runs.Reporting;

/// <summary>An event as a story reads it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="At">Milliseconds after the run's start.</param>
/// <param name="Data">Its data.</param>
internal readonly record struct StoryEvent(string Type, long At, JsonElement Data);
