using System.Text.Json.Serialization;

namespace Interlock.Cli.Output;

/// <summary>One fault in a <c>--json</c> document.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Reason">Stable reason, when there is one.</param>
/// <param name="Task">Task id, when it is a task's.</param>
/// <param name="Value">The offending value.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record FaultDocument(
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Task = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Value = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Remedy = null
)
{
    /// <summary>The fault as one line for people.</summary>
    public override string ToString() =>
        (Task is null ? "" : $"task {Task}: ")
        + Message
        + (Value is null || Message.Contains(Value, StringComparison.Ordinal) ? "" : $" ({Value})")
        + (Remedy is null ? "" : $"\n           -> {Remedy}");
}
