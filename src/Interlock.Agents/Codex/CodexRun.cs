using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Agents.Codex;

/// <summary>The process of one turn: started, talked with, ended in every case, its records kept.</summary>
internal sealed class CodexRun : IDisposable
{
    private const int ProgressLength = 160;
    private const int MessageLength = 2000;
    private readonly Redactor redactor;
    private readonly ProtocolLog log;
    private readonly AgentTurn turn;
    private readonly CodexHome home;
    private readonly CodexHost host;

    public CodexRun(AgentTurn turn, CodexHome home, CodexHost host)
    {
        (this.turn, this.home, this.host) = (turn, home, host);
        redactor = new Redactor(host.User.Secrets);
        log = new ProtocolLog(Path.Combine(turn.SessionFolder, "protocol.jsonl"), redactor, host.Time);
        Events = new CodexEvents(line => turn.Progress?.Invoke(ExternalText.Line(redactor.Redact(line), ProgressLength)));
    }

    /// <summary>What Codex said so far.</summary>
    public CodexEvents Events { get; }

    /// <summary>Runs the turn.</summary>
    /// <returns>The final message and, when the turn did not end well, why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<(string Text, Failure? Failure)> RunAsync(string program, CancellationToken cancellation)
    {
        var schema = turn.Schema is { } asked ? StrictSchema.Make(asked) : null;
        var prompt = turn.Schema is { } wanted && schema is null ? WithSchema(wanted.GetRawText()) : turn.Prompt;
        await RecordAsync("prompt.md", prompt);

        var process = host.Processes.Start(Spec(program));
        var failure = await TalkAsync(process, prompt, schema, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var text = schema is not null ? StrictSchema.Restore(Events.Text, turn.Schema!.Value) : Events.Text;
        await RecordAsync("result.md", text);
        return (redactor.Redact(text), failure is null ? null : failure with { Message = Shown(failure.Message) });
    }

    /// <summary>Closes the records.</summary>
    public void Dispose() => log.Dispose();

    private async Task<Failure?> TalkAsync(RunningProcess process, string prompt, JsonNode? schema, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(turn.Timeout, host.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var rpc = new LineRpc(process.StandardOutput, process.StandardInput, new LineRpcOptions { Log = log });
        var conversation = new CodexConversation(rpc, Events, turn);
        var reading = conversation.ReadAsync();
        try
        {
            return await conversation.RunAsync(prompt, schema, stop.Token) ?? await OutcomeAsync(process);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await conversation.InterruptAsync(host.Time);
            return CodexFailures.TimedOut(turn.Timeout);
        }
        finally
        {
            await process.DisposeAsync();
            await rpc.DisposeAsync();
            await reading;
            if (process.ErrorTail.Length > 0)
                await RecordAsync("stderr.txt", ExternalText.Clean(process.ErrorTail, 64 * 1024));
        }
    }

    private string Shown(string message) => ExternalText.Clean(redactor.Redact(message), MessageLength, KeptPart.Both);

    private async Task<Failure?> OutcomeAsync(RunningProcess process)
    {
        var status = await Events.End;
        return status switch
        {
            "completed" => null,
            "ended" => CodexFailures.Died(await ExitCodeAsync(process), process.ErrorTail),
            _ when Events.Error is { } error => WithWait(CodexFailures.From(error)),
            _ => CodexFailures.Failed($"Codex ended the turn with status '{status}' and no reason."),
        };
    }

    private Failure WithWait(Failure failure) =>
        failure is { RetryAfter: null, Class: "usage_limit" } && Events.LimitedUntil - host.Time.GetUtcNow() is { Ticks: > 0 } wait
            ? failure with { RetryAfter = wait }
            : failure;

    private async Task<int?> ExitCodeAsync(RunningProcess process)
    {
        try
        {
            return await process.Exited.WaitAsync(TimeSpan.FromSeconds(2), host.Time);
        }
        catch (TimeoutException)
        {
            return null; // it closed its stdout and lives on; it is ended with the turn
        }
    }

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

    private string WithSchema(string schema) =>
        $"{turn.Prompt}\n\nEnd with a final message that is one JSON document and nothing else. It must satisfy this JSON Schema:\n{schema}\n";

    private Task RecordAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(turn.SessionFolder, name), redactor.Redact(text));
}
