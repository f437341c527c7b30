using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Text;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Takes what a running script sends, in order, and hands it to the engine.</summary>
/// <param name="rpc">The process.</param>
/// <param name="calls">The engine.</param>
/// <param name="family">The children of the run.</param>
/// <param name="form">How the script is written: JavaScript holds JavaScript children in its own process.</param>
/// <param name="noteLimit">Bytes of notes in all.</param>
internal sealed class ScriptDispatch(
    LineRpc rpc,
    IScriptCalls calls,
    ChildWorkflows family,
    ScriptForm form,
    long noteLimit
)
{
    private readonly ConcurrentDictionary<long, Task> running = new();
    private readonly TaskCompletionSource<ScriptError> verdict = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private long number;
    private long noted;
    private long taken;

    /// <summary>How many messages came so far: as long as there are more, the script is at work.</summary>
    public long Taken => Interlocked.Read(ref taken);

    /// <summary>Completes when the script must not go on: it wrote too much; fails when the engine failed.</summary>
    public Task<ScriptError> Verdict => verdict.Task;

    /// <summary>Reads until the process ends or this is cancelled; never fails.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in rpc.Incoming.ReadAllAsync(cancellation))
            {
                Interlocked.Increment(ref taken);
                if (message.Id is { } id)
                    Begin(id, message.Params, cancellation);
                else
                    await NoteAsync(message.Params, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            verdict.TrySetCanceled(cancellation); // nobody wants to know any more
        }
        catch (Exception bug)
        {
            verdict.TrySetException(bug); // the engine's: it ends the run
        }
    }

    /// <summary>Completes when the engine has left every call.</summary>
    public Task LeftAsync() => Task.WhenAll(running.Values);

    // The engine sees calls in the script's order: it runs here until it first waits.
    private void Begin(JsonElement id, JsonElement message, CancellationToken cancellation)
    {
        var key = number++;
        var work = AnswerAsync(id, message, cancellation);
        running[key] = work;
        if (work.IsCompleted)
            running.TryRemove(key, out _);
        else
            _ = ForgetAsync(key, work);
    }

    private async Task ForgetAsync(long key, Task work)
    {
        await work;
        running.TryRemove(key, out _);
    }

    private async Task AnswerAsync(JsonElement id, JsonElement message, CancellationToken cancellation)
    {
        try
        {
            await rpc.AnswerAsync(id, await AnswerToAsync(message, cancellation), cancellation);
        }
        catch (OperationCanceledException)
        {
            verdict.TrySetCanceled(CancellationToken.None);
        }
        catch (Exception bug)
        {
            verdict.TrySetException(bug);
        }
    }

    private async Task<JsonObject> AnswerToAsync(JsonElement message, CancellationToken cancellation)
    {
        var site = ScriptMessages.Site(message);
        var data = ScriptMessages.Payload(message);
        switch (ScriptMessages.Text(message, "kind"))
        {
            case "agent":
                return Answer(await AgentAsync(site, data, cancellation));
            case "workflow":
                return await WorkflowAsync(Child(site, data), cancellation);
            case "step_begin":
                return Start(await calls.StepBeginAsync(Step(site, data), cancellation));
            case "step_end":
                await calls.StepEndAsync(Result(site, data), cancellation);
                return Answer(ScriptAnswer.Nothing);
            case "effect" when EnumWord.Read<ScriptEffect>(ScriptMessages.Text(data, "effect")) is { } effect:
                return Answer(await EffectAsync(new EffectCall(site, effect, Arguments(data)), cancellation));
            default:
                return Answer(ScriptAnswer.Thrown(new ScriptError(ScriptErrors.Usage, "there is no such call")));
        }
    }

    private Task<ScriptAnswer> AgentAsync(ScriptSite site, JsonElement data, CancellationToken cancellation)
    {
        var raw = ScriptMessages.Member(data, "options") ?? JsonElement.Parse("{}");
        var (options, error) = AgentOptionsReader.Read(raw);
        return error is not null
            ? Task.FromResult(ScriptAnswer.Thrown(error))
            : calls.AgentAsync(
                new AgentCall(site, ScriptMessages.Text(data, "prompt") ?? "", options!, raw),
                cancellation
            );
    }

    private async Task<JsonObject> WorkflowAsync(WorkflowCall call, CancellationToken cancellation)
    {
        var source = await calls.WorkflowAsync(call, cancellation);
        if (source.Error is { } error)
            return Answer(ScriptAnswer.Thrown(error));
        var isCSharp = Path.GetExtension(source.Path) is WorkflowFile.CSharp;
        return isCSharp || form == ScriptForm.Program
            ? Answer(await family.RunAsync(call, source, cancellation))
            : new JsonObject
            {
                ["ok"] = true,
                ["number"] = family.Next(),
                ["path"] = source.Path,
                ["source"] = source.Source,
            };
    }

    private Task<ScriptAnswer> EffectAsync(EffectCall call, CancellationToken cancellation) =>
        EffectOptions.ErrorIn(call) is { } error
            ? Task.FromResult(ScriptAnswer.Thrown(error))
            : calls.EffectAsync(call, cancellation);

    private async ValueTask NoteAsync(JsonElement message, CancellationToken cancellation)
    {
        noted += 200 + (ScriptMessages.Text(message, "json")?.Length ?? 0);
        if (noted > noteLimit)
            verdict.TrySetResult(
                new ScriptError(ScriptErrors.Output, $"the script logged more than {noteLimit / 1024 / 1024} MB")
            );
        else if (NoteReader.Read(message) is { } note)
            await calls.NoteAsync(note, cancellation);
    }

    private static WorkflowCall Child(ScriptSite site, JsonElement data) =>
        new(
            site,
            ScriptMessages.Text(data, "reference") ?? "",
            ScriptMessages.Member(data, "args") ?? JsonElement.Parse("null"),
            ScriptMessages.Number(data, "depth")
        );

    private static StepCall Step(ScriptSite site, JsonElement data) =>
        new(site, ScriptMessages.Number(data, "number"), ScriptMessages.Text(data, "name") ?? "");

    private static StepResult Result(ScriptSite site, JsonElement data) =>
        new(
            Step(site, data),
            ScriptMessages.Member(data, "value"),
            ScriptMessages.Member(data, "error") is { } error ? ScriptMessages.Error(error) : null
        );

    private static JsonElement Arguments(JsonElement data) =>
        ScriptMessages.Member(data, "arguments") ?? JsonElement.Parse("{}");

    private static JsonObject Answer(ScriptAnswer answer) =>
        answer.Error is { } error
            ? new() { ["ok"] = false, ["json"] = ScriptMessages.Write(error) }
            : new() { ["ok"] = true, ["json"] = answer.Value?.GetRawText() ?? "null" };

    private static JsonObject Start(StepStart start) =>
        new()
        {
            ["ok"] = true,
            ["json"] = start.Replayed is { } value
                ? $$"""{"replayed":true,"value":{{value.GetRawText()}}}"""
                : """{"replayed":false}""",
        };
}
