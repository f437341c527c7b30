using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>The process of one turn: started, talked with, ended in every case, its records kept.</summary>
internal sealed class ClaudeRun : IDisposable
{
    private const string Program = "Claude Code";
    private const int MaxLineBytes = 64 * 1024 * 1024;
    private readonly SessionRecord record;
    private readonly AgentTurn turn;
    private readonly AgentHome home;
    private readonly RuntimeHost<ClaudeUser> host;
    private readonly ClaudeEvents events;
    private AgentQuestion? question;

    public ClaudeRun(AgentTurn turn, AgentHome home, RuntimeHost<ClaudeUser> host)
    {
        (this.turn, this.home, this.host) = (turn, home, host);
        record = new SessionRecord(turn, host.User.Secrets, host.Time);
        events = new ClaudeEvents(Report, new UpdateFeed(turn.Update, record, host.Time), turn.Resume is not null);
    }

    /// <summary>Runs the turn.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<TurnResult> RunAsync(string program, CancellationToken cancellation)
    {
        var (images, wrong) = TurnImages.Read(turn);
        var session = turn.Resume is null ? null : ClaudeHome.SessionFile(home, turn.Resume);
        if (turn.Resume is not null && session is null)
            wrong = AgentFailures.UnknownSession(Program, turn.Resume);
        var (shell, isCutOff) = await ClaudeShell.MakeAsync(host, turn, home, cancellation);
        if (turn.Network == false && !isCutOff)
            wrong = ClaudeFailures.NoNetworkSwitch;
        if ((wrong ?? ClaudeFailures.OfEffort(turn.Effort)) is { } refusal)
            return TurnFrame.Failed(turn, refusal);

        if (!isCutOff && !ClaudeShell.HasNetwork(turn))
            Report("commands reach the network: there is no bubblewrap here that could keep them off");
        var schema = turn.Schema is { } asked ? ClaudeSchema.Make(asked) : null;
        var text = turn.Schema is { } wanted && schema is null ? SchemaPrompt.Append(turn.Prompt, wanted) : turn.Prompt;
        await record.KeepAsync("prompt.md", text);
        var process = host.Processes.Start(ClaudeLaunch.Process(program, turn, schema, session, shell, home, host));
        var prompt = new ClaudePrompt(text, images, turn.Instructions, turn.Resume is not null);
        var ended = await TalkAsync(process, prompt, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return await ResultAsync(ended, schema);
    }

    /// <summary>Closes the records.</summary>
    public void Dispose() => record.Dispose();

    // A turn that ended well while it was being ended did end well.
    private async Task<TurnResult> ResultAsync(Failure? ended, JsonObject? schema)
    {
        var isWhole = events.Result is not null && question is null;
        var failure =
            isWhole && ClaudeFailures.Of(events, host.Time.GetUtcNow()) is var said
                ? ended is null || said is null
                    ? said
                    : ended
                : ended;
        var text =
            failure is null ? events.Result?.Text("result") ?? ""
            : ended is null ? ""
            : events.Said;
        if (failure is null && schema is not null)
        {
            if (events.Result?.Member("structured_output") is { ValueKind: not JsonValueKind.Null } output)
                text = output.GetRawText();
            else
                failure = ClaudeFailures.NoStructuredOutput(events.TakesSchema); // what it said instead is still told
        }

        return await record.EndAsync(
            text,
            failure,
            events.Usage,
            events.Session ?? turn.Resume,
            events.Model ?? turn.Model,
            question
        );
    }

    private async Task<Failure?> TalkAsync(RunningProcess process, ClaudePrompt prompt, CancellationToken cancellation)
    {
        using var clock = new TurnClock(turn, host.Time, cancellation);
        using var questions = new Questions(turn, record, clock);
        using var close = new CancellationTokenSource();
        var lines = new JsonLines(process.StandardOutput, process.StandardInput, MaxLineBytes, record.Log);
        var permission = new ClaudePermission(turn, home.Temporary);
        var conversation = new ClaudeConversation(lines, events, permission, clock, questions, record.Log);
        var reading = conversation.ReadAsync(close.Token);
        try
        {
            return await TurnFrame.TalkAsync(
                Program,
                clock,
                questions,
                async stop =>
                {
                    await conversation.RunAsync(prompt, host.Time, stop);
                    return events.Result is null
                        ? AgentFailures.Died(Program, await ExitCodes.SoonAsync(process, host.Time), process.ErrorTail)
                        : null;
                },
                conversation.InterruptAsync,
                Report,
                host.Time
            );
        }
        finally
        {
            question = questions.Escalated;
            await process.DisposeAsync();
            await close.CancelAsync();
            await reading;
            await record.KeepErrorsAsync(process);
            await questions.CloseAsync();
            home.Redact(record.Redactor);
        }
    }

    private void Report(string line) => turn.Progress?.Invoke(record.Line(line));
}
