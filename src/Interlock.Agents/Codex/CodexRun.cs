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
    private const string Program = "Codex";
    private readonly SessionRecord record;
    private readonly AgentTurn turn;
    private readonly AgentHome home;
    private readonly RuntimeHost<CodexUser> host;
    private readonly CodexEvents events;
    private AgentQuestion? question;

    public CodexRun(AgentTurn turn, AgentHome home, RuntimeHost<CodexUser> host)
    {
        (this.turn, this.home, this.host) = (turn, home, host);
        record = new SessionRecord(turn, host.User.Secrets, host.Time);
        events = new CodexEvents(Report, new UpdateFeed(turn.Update, record, host.Time));
    }

    /// <summary>Runs the turn.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<TurnResult> RunAsync(string program, CancellationToken cancellation)
    {
        var (images, wrong) = TurnImages.Read(turn);
        if (turn.Resume is not null && !CodexHome.HasThread(home, turn.Resume))
            wrong = AgentFailures.UnknownSession(Program, turn.Resume);
        if (wrong is not null)
            return TurnFrame.Failed(turn, wrong);

        var schema = turn.Schema is { } asked ? StrictSchema.Make(asked) : null;
        var prompt =
            turn.Schema is { } wanted && schema is null ? SchemaPrompt.Append(turn.Prompt, wanted) : turn.Prompt;
        await record.KeepAsync("prompt.md", prompt);
        var isStrict = schema is not null;
        var process = host.Processes.Start(CodexLaunch.Process(program, turn, home, host));
        var failure = await TalkAsync(process, prompt, images, schema, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var text = isStrict ? StrictSchema.Restore(events.Text, turn.Schema!.Value) : events.Text;
        return await record.EndAsync(
            text,
            failure,
            events.Usage,
            events.Thread ?? turn.Resume,
            events.Model ?? turn.Model,
            question
        );
    }

    /// <summary>Closes the records.</summary>
    public void Dispose() => record.Dispose();

    private async Task<Failure?> TalkAsync(
        RunningProcess process,
        string prompt,
        IReadOnlyList<TurnImage> images,
        JsonNode? schema,
        CancellationToken cancellation
    )
    {
        using var clock = new TurnClock(turn, host.Time, cancellation);
        using var questions = new Questions(turn, record, clock);
        var options = new LineRpcOptions { Log = record.Log, Unrecorded = CodexConversation.Parts };
        var rpc = new LineRpc(process.StandardOutput, process.StandardInput, options);
        var conversation = new CodexConversation(rpc, events, turn, clock, questions);
        var reading = conversation.ReadAsync();
        try
        {
            var failure = await TurnFrame.TalkAsync(
                Program,
                clock,
                questions,
                async stop => await conversation.RunAsync(prompt, images, schema, stop) ?? await OutcomeAsync(process),
                conversation.InterruptAsync,
                Report,
                host.Time
            );
            // A turn that ended well while it was being ended did end well.
            return questions.Escalated is null && events.HasCompleted ? null : failure;
        }
        finally
        {
            question = questions.Escalated;
            await process.DisposeAsync();
            await rpc.DisposeAsync();
            await reading;
            await record.KeepErrorsAsync(process);
            await questions.CloseAsync();
            home.Redact(record.Redactor);
        }
    }

    private async Task<Failure?> OutcomeAsync(RunningProcess process)
    {
        var status = await events.End;
        return status switch
        {
            "completed" => null,
            "ended" => AgentFailures.Died(Program, await ExitCodes.SoonAsync(process, host.Time), process.ErrorTail),
            _ when events.Error is { } error => WithWait(CodexFailures.From(error)),
            _ => AgentFailures.Failed($"Codex ended the turn with status '{status}' and no reason."),
        };
    }

    private Failure WithWait(Failure failure) =>
        failure is { RetryAfter: null, Class: "usage_limit" }
        && events.LimitedUntil - host.Time.GetUtcNow() is { Ticks: > 0 } wait
            ? failure with
            {
                RetryAfter = wait,
            }
            : failure;

    private void Report(string line) => turn.Progress?.Invoke(record.Line(line));
}
