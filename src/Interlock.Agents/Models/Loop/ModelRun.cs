using Interlock.Agents.Models.Clients;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Models.Tools;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Loop;

/// <summary>One turn: its conversation opened, the loop run within the turn's limits, its records kept.</summary>
internal sealed class ModelRun(ModelHost host, AgentTurn turn, string model, ProviderAccess access) : IDisposable
{
    private readonly SessionRecord record = new(turn, host.Secrets(access), host.Time);
    private Asking? asking;
    private string? file;

    /// <summary>The system prompt.</summary>
    public SystemPrompt Instructions { get; } = SystemPrompt.Of(turn);

    /// <summary>Tokens so far.</summary>
    public TokenUsage Usage => asking?.Usage ?? TokenUsage.Unknown;

    /// <summary>The model that answered, else the one asked for.</summary>
    public string Model => asking?.Model ?? model;

    /// <summary>Id of the conversation, once open.</summary>
    public string? Session { get; private set; }

    /// <summary>The question that the turn ended with, or null.</summary>
    public AgentQuestion? Question { get; private set; }

    /// <summary>Runs the turn.</summary>
    /// <returns>The final message and, when the turn did not end well, why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<(string Text, Failure? Failure)> RunAsync(CancellationToken cancellation)
    {
        var (pictures, bad) = await PromptPictures.ReadAsync(turn.Images, cancellation);
        if (bad is not null)
            return ("", bad);
        var (opened, missing) = Conversation.Open(turn, host.Name);
        if (missing is not null)
            return ("", missing);
        using var conversation = opened!;
        (Session, file) = (conversation.Id, conversation.Path);
        turn.Update?.Invoke(new TurnUpdate { Session = Session, Model = model });
        var final = new FinalMessage(turn.Schema, host.Provider.Schema);
        var prompt = final.Prompt(turn.Prompt);
        await record.KeepAsync("prompt.md", prompt);
        conversation.Add(new UserMessage(prompt, pictures));

        var (text, failure) = await BoundedAsync(conversation, final, cancellation);
        conversation.CloseCalls();
        cancellation.ThrowIfCancellationRequested();
        await record.KeepAsync("result.md", text);
        return (
            record.Redact(text),
            record.Shown(failure is null ? null : failure with { Message = $"{host.Name}: {failure.Message}" })
        );
    }

    /// <summary>Closes the records; in the kept conversation no secret stays.</summary>
    public void Dispose()
    {
        record.Dispose();
        if (file is not null)
            StoredRecords.Redact(new FileInfo(file), record.Redactor);
    }

    private async Task<(string Text, Failure? Failure)> BoundedAsync(
        Conversation conversation,
        FinalMessage final,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(turn.Timeout, host.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, turn.Interrupt, cancellation);
        if (turn.Permission != Permission.ReadOnly && !ShellConfinement.Allows(turn))
            turn.Progress?.Invoke("has no shell: nothing here keeps commands from the network");
        var tools = ToolBox.Of(
            turn,
            new ShellTool(turn, host.Variables(turn), host.Processes),
            record.Whole,
            host.Time
        );
        var request = new ModelRequest(model, conversation.Id, Instructions.Text, [], tools.All)
        {
            Schema = final.Native,
            Effort = turn.Effort,
        };
        asking = new Asking(host.Client(access), host.Provider, request, turn, record, host.Time);
        var loop = new ModelLoop(asking, conversation, tools, final, Report);
        try
        {
            var end = await loop.RunAsync(stop.Token);
            Question = tools.Escalated;
            return end;
        }
        catch (FailureException failed) when (!stop.IsCancellationRequested)
        {
            return ("", failed.Failure);
        }
        catch (Exception over)
            when (stop.IsCancellationRequested && over is OperationCanceledException or FailureException)
        {
            return (
                "",
                turn.Interrupt.IsCancellationRequested
                    ? AgentFailures.Interrupted
                    : AgentFailures.TimedOut(host.Name, turn.Timeout)
            );
        }
    }

    private void Report(ToolCall call, ToolOutput? failed) =>
        turn.Progress?.Invoke(
            record.Line(failed is null ? $"{call.Name} {call.Arguments}" : $"{call.Name} failed: {failed.Text}")
        );
}
