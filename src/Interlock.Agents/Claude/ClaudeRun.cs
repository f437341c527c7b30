using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>The process of one turn: started, talked with, ended in every case, its records kept.</summary>
internal sealed class ClaudeRun : IDisposable
{
    private const int MaxLineBytes = 64 * 1024 * 1024;
    private readonly SessionRecord record;
    private readonly AgentTurn turn;
    private readonly ClaudeHome home;
    private readonly ClaudeHost host;

    public ClaudeRun(AgentTurn turn, ClaudeHome home, ClaudeHost host)
    {
        (this.turn, this.home, this.host) = (turn, home, host);
        record = new SessionRecord(turn.SessionFolder, host.User.Secrets, host.Time);
        Events = new ClaudeEvents(Report);
    }

    /// <summary>What Claude Code said so far.</summary>
    public ClaudeEvents Events { get; }

    /// <summary>Runs the turn.</summary>
    /// <returns>The final message and, when the turn did not end well, why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<(string Text, Failure? Failure)> RunAsync(string program, CancellationToken cancellation)
    {
        var schema = turn.Schema is { } asked ? ClaudeSchema.Make(asked) : null;
        var prompt =
            turn.Schema is { } wanted && schema is null ? SchemaPrompt.Append(turn.Prompt, wanted) : turn.Prompt;
        await record.KeepAsync("prompt.md", prompt);

        var process = host.Processes.Start(ClaudeLaunch.Process(program, turn, schema, home, host));
        var failure =
            await TalkAsync(process, prompt, cancellation) ?? ClaudeFailures.Of(Events, host.Time.GetUtcNow());
        cancellation.ThrowIfCancellationRequested();
        var text = failure is null ? Events.Result?.Text("result") ?? "" : "";
        if (failure is null && schema is not null)
        {
            if (Events.Result?.Member("structured_output") is { ValueKind: not JsonValueKind.Null } output)
                text = output.GetRawText();
            else
                failure = ClaudeFailures.NoStructuredOutput(Events.TakesSchema); // what it said instead is still told
        }

        await record.KeepAsync("result.md", text);
        return (
            record.Redact(text),
            failure is null ? null : failure with { Message = record.Message(failure.Message) }
        );
    }

    /// <summary>Closes the records.</summary>
    public void Dispose() => record.Dispose();

    private async Task<Failure?> TalkAsync(RunningProcess process, string prompt, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(turn.Timeout, host.Time);
        using var silence = new ModelSilence(turn.IdleTimeout, host.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, silence.Token, cancellation);
        using var close = new CancellationTokenSource();
        var lines = new JsonLines(process.StandardOutput, process.StandardInput, MaxLineBytes, record.Log);
        var permission = new ClaudePermission(turn.Permission, turn.Workspace, home.Temporary);
        var conversation = new ClaudeConversation(lines, Events, permission, silence, record.Log);
        var reading = conversation.ReadAsync(close.Token);
        try
        {
            await conversation.RunAsync(prompt, stop.Token);
            return Events.Result is null
                ? AgentFailures.Died("Claude Code", await ExitCodes.SoonAsync(process, host.Time), process.ErrorTail)
                : null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            var silent = silence.Token.IsCancellationRequested && !limit.IsCancellationRequested;
            if (!await conversation.InterruptAsync(host.Time))
                Report("does not stop when asked; its processes are ended");
            return silent
                ? AgentFailures.Silent("Claude Code", turn.IdleTimeout)
                : AgentFailures.TimedOut("Claude Code", turn.Timeout);
        }
        finally
        {
            await process.DisposeAsync();
            await close.CancelAsync();
            await reading;
            await record.KeepErrorsAsync(process);
        }
    }

    private void Report(string line) => turn.Progress?.Invoke(record.Line(line));
}
