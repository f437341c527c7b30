using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.Workflows.Wire;

/// <summary>The engine, as the running workflow sees it: calls that are answered, and notes.</summary>
/// <param name="send">Sends a message.</param>
/// <param name="settings">What the engine said of this run.</param>
internal sealed class Engine(Action<JsonObject> send, JsonElement settings)
{
    private readonly Dictionary<long, TaskCompletionSource<JsonElement>> pending = [];
    private long lastId;

    /// <summary>The top of the workflow.</summary>
    public Frame Top { get; } = new() { Path = settings.GetProperty("scope").GetString()! };

    /// <summary>What the engine said of this run.</summary>
    public JsonElement Settings { get; } = settings;

    /// <summary>The budget as it is now.</summary>
    public Budget Budget { get; set; } = BudgetOf(settings.GetProperty("budget"));

    /// <summary>Reads a budget.</summary>
    public static Budget BudgetOf(JsonElement budget) =>
        new(
            budget.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number
                ? (long)total.GetDouble()
                : null,
            (long)budget.GetProperty("spent").GetDouble()
        );

    /// <summary>Asks for something and waits for the answer.</summary>
    /// <exception cref="WorkflowException">The engine says no.</exception>
    public async Task<JsonElement> CallAsync(string kind, string json, string at)
    {
        var id = ++lastId;
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[id] = answer;
        send(
            new JsonObject
            {
                ["id"] = id,
                ["method"] = "call",
                ["params"] = Place(kind, json, at),
            }
        );
        var result = await answer.Task;
        var text = result.TryGetProperty("json", out var value) ? value.GetString()! : "null";
        return result.GetProperty("ok").GetBoolean()
            ? JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 512 })
            : throw Error(JsonElement.Parse(text), at);
    }

    /// <summary>Asks for an effect.</summary>
    public Task<JsonElement> EffectAsync<T>(string effect, T arguments, string at) =>
        CallAsync(
            "effect",
            $$"""{"effect":"{{effect}}","arguments":{{Json.Write(arguments, $"an argument of {effect}")}}}""",
            at
        );

    /// <summary>Tells something that needs no answer.</summary>
    public void Note<T>(string kind, T data, Frame? frame = null) =>
        send(new JsonObject { ["method"] = "note", ["params"] = Place(kind, Json.Write(data, "a note"), null, frame) });

    /// <summary>Takes an answer.</summary>
    public void Answered(long id, JsonElement message)
    {
        if (!pending.Remove(id, out var waiting))
            return;
        if (message.TryGetProperty("result", out var result))
            waiting.SetResult(result.Clone());
        else
            waiting.SetException(new WorkflowException("script_host_died", $"{message.GetProperty("error")}"));
    }

    /// <summary>Words for a place in the author's file.</summary>
    public static string At([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        $"{Shown(file)}:{line}:1";

    /// <summary>The author's file as the engine names it; the compiler writes relative paths with a dot.</summary>
    public static string? Shown(string? file) => file is ['.', '/', .. var rest] ? rest : file;

    private JsonObject Place(string kind, string json, string? at, Frame? frame = null)
    {
        frame ??= Frame.Current(Top);
        return new JsonObject
        {
            ["kind"] = kind,
            ["workflow"] = Settings.GetProperty("workflow").GetInt32(),
            ["scope"] = frame.Path,
            ["phase"] = frame.Phase,
            ["group"] = frame.Group,
            ["item"] = frame.Item,
            ["at"] = at,
            ["json"] = json,
        };
    }

    private static WorkflowException Error(JsonElement error, string at) =>
        new(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!)
        {
            IsFatal = error.TryGetProperty("fatal", out var fatal) && fatal.ValueKind == JsonValueKind.True,
            Frames = [at],
        };
}
