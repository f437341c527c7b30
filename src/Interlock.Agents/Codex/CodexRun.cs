using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>The process of one turn: started, talked with, ended in every case, its records kept.</summary>
internal sealed class CodexRun : IDisposable
{
    private readonly SessionRecord record;
    private readonly AgentTurn turn;
    private readonly CodexHome home;
    private readonly CodexHost host;

    public CodexRun(AgentTurn turn, CodexHome home, CodexHost host)
    {
        (this.turn, this.home, this.host) = (turn, home, host);
        record = new SessionRecord(turn.SessionFolder, host.User.Secrets, host.Time);
        Events = new CodexEvents(line => turn.Progress?.Invoke(record.Line(line)));
    }

    /// <summary>What Codex said so far.</summary>
    public CodexEvents Events { get; }

    /// <summary>Runs the turn.</summary>
    /// <returns>The final message and, when the turn did not end well, why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<(string Text, Failure? Failure)> RunAsync(string program, CancellationToken cancellation)
    {
        var schema = turn.Schema is { } asked ? StrictSchema.Make(asked) : null;
        var prompt =
            turn.Schema is { } wanted && schema is null ? SchemaPrompt.Append(turn.Prompt, wanted) : turn.Prompt;
        await record.KeepAsync("prompt.md", prompt);

        var process = host.Processes.Start(Spec(program));
        var failure = await TalkAsync(process, prompt, schema, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var text = schema is not null ? StrictSchema.Restore(Events.Text, turn.Schema!.Value) : Events.Text;
        await record.KeepAsync("result.md", text);
        return (
            record.Redact(text),
            failure is null ? null : failure with { Message = record.Message(failure.Message) }
        );
    }

    /// <summary>Closes the records.</summary>
    public void Dispose() => record.Dispose();

    private async Task<Failure?> TalkAsync(
        RunningProcess process,
        string prompt,
        JsonNode? schema,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(turn.Timeout, host.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var rpc = new LineRpc(process.StandardOutput, process.StandardInput, new LineRpcOptions { Log = record.Log });
        var conversation = new CodexConversation(rpc, Events, turn);
        var reading = conversation.ReadAsync();
        try
        {
            return await conversation.RunAsync(prompt, schema, stop.Token) ?? await OutcomeAsync(process);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await conversation.InterruptAsync(host.Time);
            return AgentFailures.TimedOut("Codex", turn.Timeout);
        }
        finally
        {
            await process.DisposeAsync();
            await rpc.DisposeAsync();
            await reading;
            await record.KeepErrorsAsync(process);
        }
    }

    private async Task<Failure?> OutcomeAsync(RunningProcess process)
    {
        var status = await Events.End;
        return status switch
        {
            "completed" => null,
            "ended" => AgentFailures.Died("Codex", await ExitCodes.SoonAsync(process, host.Time), process.ErrorTail),
            _ when Events.Error is { } error => WithWait(CodexFailures.From(error)),
            _ => AgentFailures.Failed($"Codex ended the turn with status '{status}' and no reason."),
        };
    }

    private Failure WithWait(Failure failure) =>
        failure is { RetryAfter: null, Class: "usage_limit" }
        && Events.LimitedUntil - host.Time.GetUtcNow() is { Ticks: > 0 } wait
            ? failure with
            {
                RetryAfter = wait,
            }
            : failure;

    private ProcessSpec Spec(string program)
    {
        var variables = host.Environment.ForChild(host.User.SecretVariables.Concat(host.Allowed));
        foreach (var (name, value) in turn.Variables)
            variables[name] = value;
        variables[ProcessMarks.Run] = turn.Run;
        variables["CODEX_HOME"] = home.Folder;
        variables["TMPDIR"] = home.Temporary;
        return new ProcessSpec
        {
            FileName = program,
            Arguments = ["app-server"],
            WorkingDirectory = turn.Workspace,
            Environment = variables,
            Supervised = true,
        };
    }
}
