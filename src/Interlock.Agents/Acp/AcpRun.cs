using System.Text.Json.Nodes;
using Interlock.Agents.Acp.Files;
using Interlock.Agents.Acp.Questions;
using Interlock.Agents.Acp.Terminals;
using Interlock.Agents.Catalog;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Acp;

/// <summary>The process of one turn: started, talked with, ended in every case, its records kept.</summary>
internal sealed class AcpRun : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly SessionRecord record;
    private readonly AcpProgram program;
    private readonly AgentTurn turn;
    private readonly AcpHome home;
    private readonly AcpLaunch launch;
    private readonly AgentHost host;
    private readonly AcpFailures failures;
    private readonly UpdateFeed feed;
    private AcpOpening? opening;
    private AcpConversation? conversation;

    /// <summary>Makes a turn ready.</summary>
    public AcpRun(AcpProgram program, AgentTurn turn, AcpHome home, AcpUser user, AgentHost host)
    {
        (this.program, this.turn, this.home, this.host) = (program, turn, home, host);
        var secrets = host.Environment.SecretValues.Concat(AcpHome.Secrets(program.Preset, user));
        record = new SessionRecord(turn, secrets, host.Time);
        launch = new AcpLaunch(program.Preset, turn, home, user, host) { Files = program.Files };
        failures = new AcpFailures(program.Title, program.Preset.LogIn);
        feed = new UpdateFeed(turn.Update, record, host.Time);
        Events = new AcpEvents(Progress, feed);
    }

    /// <summary>What the agent said so far.</summary>
    public AcpEvents Events { get; }

    /// <summary>What its session offers.</summary>
    public AcpOptions? Options => opening?.Options;

    /// <summary>The model that answers, or null.</summary>
    public string? Model => opening?.Model;

    /// <summary>The question that a person has to decide, or null.</summary>
    public AgentQuestion? Question { get; private set; }

    /// <summary>Tokens of the turn.</summary>
    public TokenUsage Usage =>
        conversation?.Answer is { Error: null } answer
            ? AcpUsage.Told(answer.Result, program.Preset.Usage) with
            {
                Money = turn.Resume is null && Events.Cost is > 0 ? Events.Cost : null,
            }
            : TokenUsage.Unknown;

    /// <summary>Runs the turn; with no prompt only as far as its session.</summary>
    /// <returns>The final message and, when the turn did not end well, why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<(string Text, Failure? Failure)> RunAsync(
        string file,
        IReadOnlyList<string> arguments,
        string? prompt,
        CancellationToken cancellation
    )
    {
        var (images, wrong) = TurnImages.Read(turn);
        if (wrong is not null)
            return ("", wrong);
        await record.KeepAsync("prompt.md", prompt ?? "");
        var content = prompt is null ? null : AcpPrompt.Make(prompt, images);
        var process = host.Processes.Start(launch.Process(file, arguments));
        var failure = await TalkAsync(process, content, file, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var text = Events.Text;
        feed.Message(text);
        feed.Usage(Usage);
        await record.KeepAsync("result.md", text);
        return (record.Redact(text), record.Shown(failure));
    }

    /// <summary>Closes the records.</summary>
    public void Dispose() => record.Dispose();

    private async Task<Failure?> TalkAsync(
        RunningProcess process,
        JsonArray? content,
        string file,
        CancellationToken cancellation
    )
    {
        Failure? failure;
        var began = host.Time.GetUtcNow();
        using var over = new CancellationTokenSource();
        using var clock = new TurnClock(turn, host.Time, cancellation);
        using var questions = new Sessions.Questions(turn, record, clock);
        var terminals = new AcpTerminals(turn, launch.TerminalVariables(), launch.Keys, host.Processes, host.Time);
        var client = new AcpClient(
            new AcpPermission(turn.Permission, new FolderBounds(turn.Workspace, launch.Temporary), Progress),
            new AcpFiles(turn.Workspace, turn.Permission),
            terminals,
            new AcpQuestions(questions)
        );
        var options = new LineRpcOptions
        {
            Versioned = true,
            MarksReplies = true,
            Texts = AcpTexts.Streams,
            Log = record.Log,
        };
        var rpc = new LineRpc(process.StandardOutput, process.StandardInput, options);
        using var connection = new AcpConnection(rpc, Events, client, clock);
        var reading = connection.ReadAsync(over.Token);
        opening = new AcpOpening(connection, Events, turn, program.Preset, failures, launch.Keys);
        conversation = new AcpConversation(connection, Events);
        try
        {
            failure = await TurnFrame.TalkAsync(
                program.Title,
                clock,
                questions,
                async stop =>
                    await OpenAsync(process, stop)
                    ?? (content is null ? null : await EndAsync(process, client, content, file, stop)),
                conversation.CancelAsync,
                Progress,
                host.Time
            );
        }
        finally
        {
            Question = questions.Escalated;
            await over.CancelAsync();
            await questions.CloseAsync();
            await terminals.DisposeAsync();
            await process.DisposeAsync();
            await rpc.DisposeAsync();
            await reading;
            await record.KeepErrorsAsync(process);
            home.Redact(record.Redactor);
        }

        return clock.IsSilent && launch.FailedRequests(Events.Session, began) is > 0 and var failed
            ? failures.KeepsFailing(failed)
            : failure;
    }

    private async Task<Failure?> OpenAsync(RunningProcess process, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(StartLimit, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            if (await opening!.RunAsync(either.Token) is { } refused)
                return await OutcomeAsync(process, refused);
            feed.Conversation(Events.Session, opening.Model);
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return failures.SlowStart(StartLimit);
        }
    }

    private async Task<Failure?> EndAsync(
        RunningProcess process,
        AcpClient client,
        JsonArray content,
        string file,
        CancellationToken stop
    )
    {
        var answer = await conversation!.PromptAsync(content, stop);
        if (answer.Error is { } error)
            return await OutcomeAsync(process, failures.Of(await WholeAsync(error, file, stop), "failed"), error);
        // The interruption may have come to the agent's ears before ours.
        var reason = answer.Result.Text("stopReason");
        if (reason == "cancelled" && turn.Interrupt.IsCancellationRequested)
            return AgentFailures.Interrupted;
        if (launch.HiddenError(Events.Session) is { } hidden)
            return failures.Of(hidden, "failed");
        return failures.OfStop(reason, client.Denied, Events.IsSilent) ?? (Events.IsCut ? failures.TooLong() : null);
    }

    // Some agents tell the kind of an error only in their own record.
    private async Task<RpcError> WholeAsync(RpcError error, string file, CancellationToken stop)
    {
        if (error.Data?.Text("errorName") is null || Events.Session is not { } session)
            return error;
        return
            launch.ErrorReport(file, session) is { } report
            && await host.Processes.RunAsync(report, stop) is { ExitCode: 0, IsOutputWhole: true } said
            ? program.Preset.ErrorReport!.Value.Read(said.StandardOutput) ?? error
            : error;
    }

    // A connection that ended is the program's death, whatever was being asked.
    private async Task<Failure> OutcomeAsync(RunningProcess process, Failure failure, RpcError? error = null) =>
        ReferenceEquals(error ?? opening!.Error, RpcError.Ended)
            ? AgentFailures.Died(
                $"acp:{program.Title}",
                await ExitCodes.SoonAsync(process, host.Time),
                process.ErrorTail
            )
            : failure;

    private void Progress(string line) => turn.Progress?.Invoke(record.Line(line));
}
