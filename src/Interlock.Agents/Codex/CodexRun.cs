using System.Text;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>The process of one turn: started, talked with, ended in every case, its records kept.</summary>
internal sealed class CodexRun(
    AgentTurn turn,
    CodexHome home,
    CodexUser user,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time
) : IDisposable
{
    private readonly ProtocolLog log = new(Path.Combine(turn.SessionFolder, "protocol.jsonl"), text => text, time);

    /// <summary>What Codex said so far.</summary>
    public CodexEvents Events { get; } = new(line => turn.Progress?.Invoke(line));

    /// <summary>Runs the turn.</summary>
    /// <returns>The final message and, when the turn did not end well, why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public async Task<(string Text, Failure? Failure)> RunAsync(string program, CancellationToken cancellation)
    {
        var schema = turn.Schema is { } asked ? StrictSchema.Make(asked) : null;
        var prompt = turn.Schema is { } wanted && schema is null ? WithSchema(wanted.GetRawText()) : turn.Prompt;
        await RecordAsync("prompt.md", prompt);

        var process = processes.Start(Spec(program));
        var failure = await TalkAsync(process, prompt, schema, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var text = schema is not null ? StrictSchema.Restore(Events.Text, turn.Schema!.Value) : Events.Text;
        await RecordAsync("result.md", text);
        return (text, failure);
    }

    /// <summary>Closes the records.</summary>
    public void Dispose() => log.Dispose();

    private async Task<Failure?> TalkAsync(RunningProcess process, string prompt, JsonNode? schema, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(turn.Timeout, time);
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
            await conversation.InterruptAsync(time);
            return TimedOut;
        }
        finally
        {
            await process.DisposeAsync();
            await rpc.DisposeAsync();
            await reading;
            if (process.ErrorTail.Length > 0)
                await RecordAsync("stderr.txt", process.ErrorTail);
        }
    }

    private async Task<Failure?> OutcomeAsync(RunningProcess process)
    {
        var status = await Events.End;
        return status switch
        {
            "completed" => null,
            "ended" => Died(await ExitCodeAsync(process), process.ErrorTail),
            _ when Events.Error is { } error => CodexFailures.From(error),
            _ => Failed($"Codex ended the turn with status '{status}' and no reason."),
        };
    }

    private async Task<int?> ExitCodeAsync(RunningProcess process)
    {
        try
        {
            return await process.Exited.WaitAsync(TimeSpan.FromSeconds(2), time);
        }
        catch (TimeoutException)
        {
            return null; // it closed its stdout and lives on; it is ended with the turn
        }
    }

    private ProcessSpec Spec(string program)
    {
        var variables = environment.ForChild(user.SecretVariables);
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
        File.WriteAllTextAsync(Path.Combine(turn.SessionFolder, name), text, Encoding.UTF8);

    private Failure TimedOut =>
        new(
            "agent_timed_out",
            $"Codex did not end its turn within {turn.Timeout.TotalSeconds:0} s and was ended.",
            FailureOwner.Provider,
            true,
            "Raise the time limit, or split the task."
        );

    private static Failure Died(int? exit, string errors) =>
        new(
            "agent_died",
            $"Codex ended in the middle of its turn ({(exit is null ? "its output was closed" : $"exit code {exit}")}). {errors}".TrimEnd(),
            FailureOwner.Platform,
            true,
            "See the session's stderr.txt and protocol.jsonl, then resume the run."
        );

    private static Failure Failed(string message) =>
        new("agent_failed", message, FailureOwner.Provider, true, "Resume the run.");
}
