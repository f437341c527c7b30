using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Interlock.Workflows.Wire;

/// <summary>An exception as the engine takes it, with the author's own lines.</summary>
internal static class ErrorReport
{
    private const int MostFrames = 20;

    /// <summary>The report.</summary>
    public static JsonObject Of(Exception error)
    {
        var workflow = error as WorkflowException;
        var frames = new StackTrace(error, fNeedFileInfo: true)
            .GetFrames()
            .Where(frame => frame.GetFileName() is { Length: > 0 } && frame.GetMethod()?.Module != Own)
            .Take(MostFrames)
            .ToList();
        var stack = frames.Select(Text).Concat(workflow?.Frames ?? []).Distinct(StringComparer.Ordinal);
        var isMemory = error is OutOfMemoryException;
        return new JsonObject
        {
            ["name"] = error.GetType().Name,
            ["message"] = isMemory ? "the script needs more memory than it may have" : error.Message,
            ["code"] = isMemory ? "script_memory" : workflow?.Code ?? "script_error",
            ["fatal"] = workflow?.IsFatal ?? false,
            ["file"] = Engine.Shown(frames.FirstOrDefault()?.GetFileName()),
            ["line"] = frames.FirstOrDefault()?.GetFileLineNumber() ?? 0,
            ["column"] = frames.FirstOrDefault()?.GetFileColumnNumber() ?? 0,
            ["stack"] = new JsonArray([.. stack.Select(frame => (JsonNode)frame)]),
        };
    }

    private static System.Reflection.Module Own => typeof(ErrorReport).Module;

    private static string Text(StackFrame frame) =>
        $"{Engine.Shown(frame.GetFileName())}:{frame.GetFileLineNumber()}:{frame.GetFileColumnNumber()}";
}
