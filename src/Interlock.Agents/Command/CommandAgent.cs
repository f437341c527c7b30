using System.Collections.Frozen;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>
/// Any program as an agent: <c>command:PROGRAM …</c> is run by <c>/bin/sh -c</c> in the workspace, with the prompt on
/// stdin. The environment tells it <c>INTERLOCK_ROLE</c>, <c>INTERLOCK_RUN</c>, <c>INTERLOCK_STEP</c>,
/// <c>INTERLOCK_TASK</c>, <c>INTERLOCK_ROUND</c>, <c>INTERLOCK_SCHEMA</c> (path, when JSON is wanted) and
/// <c>INTERLOCK_RESULT</c> (path to write the final message to; else stdout is it). Exit 0 is done, 75 try later
/// (<c>retry-after: SECONDS</c> on stderr), all else failed.
/// </summary>
/// <param name="command">The user's own command line; see <see cref="CommandText"/> for how relative paths are
/// read.</param>
/// <param name="callerDirectory">Where the user called interlock.</param>
/// <param name="processes">Starts the program, supervised.</param>
/// <param name="environment">What the program inherits, secrets left out.</param>
/// <param name="time">The clock.</param>
/// <param name="allowed">Names of secret-looking variables the program may see; null for none.</param>
public sealed class CommandAgent(
    string command,
    string callerDirectory,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time,
    IReadOnlyList<string>? allowed = null
) : IAgent
{
    private static readonly FrozenSet<Capability> Abilities = [Capability.StructuredErrors];
    private readonly CommandText text = CommandText.Of(command, callerDirectory);
    private readonly Redactor redactor = new(environment.SecretValues);

    /// <inheritdoc/>
    public string Name => $"command:{command}";

    /// <inheritdoc/>
    public IReadOnlySet<Capability> Capabilities => Abilities;

    /// <inheritdoc/>
    public Task<ModelListing> ListModelsAsync(CancellationToken cancellation) =>
        Task.FromResult(new ModelListing([], "built_in", AgentFailures.NoModelList(Name)));

    /// <summary>Looks whether the program is there, without running it.</summary>
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation)
    {
        var variables = environment.ForChild(allowed ?? []);
        var missing =
            text.Program is { } program && ProgramPath.Find(program, variables, callerDirectory) is null
                ? CommandFailures.NotFound(program, callerDirectory)
                : null;
        return Task.FromResult(new AgentProbe(Name, null, null, missing));
    }

    /// <inheritdoc/>
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var session = new CommandSession(turn.SessionFolder);
        string message;
        Failure? failure;
        try
        {
            (message, failure) = await RunAsync(turn, session, cancellation);
        }
        catch (ProcessStartException error)
        {
            (message, failure) = (
                "",
                error.Failure with
                {
                    Class = "agent_not_started",
                    Evidence = turn.SessionFolder,
                }
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            (message, failure) = ("", CommandFailures.NoSession(turn.SessionFolder, error));
        }

        return new TurnResult(
            redactor.Redact(message),
            failure,
            TokenUsage.Unknown,
            null,
            null,
            time.GetElapsedTime(started).TotalSeconds
        );
    }

    private async Task<(string, Failure?)> RunAsync(
        AgentTurn turn,
        CommandSession session,
        CancellationToken cancellation
    )
    {
        var prompt = await session.OpenAsync(turn, cancellation);
        var ended = await processes.RunAsync(
            new ProcessSpec
            {
                FileName = "/bin/sh",
                Arguments = ["-c", text.Resolved],
                WorkingDirectory = turn.Workspace,
                Environment = Variables(turn, session),
                StandardInput = prompt,
                Timeout = turn.Timeout,
                Supervised = true,
                Confinement = turn.Confinement,
            },
            cancellation
        );
        var error = redactor.Redact(ended.ErrorText);
        await session.KeepAsync(redactor.Redact(ended.OutputText), error, cancellation);
        if (CommandFailures.Of(ended, redactor.Clean(error), Name, turn) is { } failure)
            return ("", failure);
        if (session.HasResult)
            return await session.ReadResultAsync(cancellation);
        return ended.IsOutputWhole
            ? (CommandSession.Decode(ended.StandardOutput), null)
            : ("", CommandFailures.TooMuch(Name, turn.SessionFolder));
    }

    private Dictionary<string, string> Variables(AgentTurn turn, CommandSession session)
    {
        var variables = environment.ForChild(allowed ?? []);
        foreach (var (name, value) in turn.Variables)
            variables[name] = value;
        variables["INTERLOCK_ROLE"] = turn.Role.ToString().ToLowerInvariant();
        variables[ProcessMarks.Run] = turn.Run;
        variables["INTERLOCK_STEP"] = turn.Step;
        variables["INTERLOCK_ROUND"] = turn.Round.ToString();
        variables["INTERLOCK_RESULT"] = session.ResultPath;
        if (turn.Task is not null)
            variables["INTERLOCK_TASK"] = turn.Task;
        if (turn.Schema is not null)
            variables["INTERLOCK_SCHEMA"] = session.SchemaPath;
        return variables;
    }
}
