using Interlock.Cli.Runs;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;
using Interlock.Core.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Mcp;

/// <summary>Carries out calls of tools.</summary>
/// <param name="face">The outside.</param>
/// <param name="settings">What the user allows.</param>
internal sealed class ToolRunner(Face face, McpSettings settings)
{
    /// <summary>Carries out a call.</summary>
    /// <param name="call">The client's wish.</param>
    /// <param name="client">The client, for progress.</param>
    /// <param name="cancellation">The client does not want the answer any more: a run that it waits for is ended.</param>
    /// <exception cref="McpProtocolException">There is no such tool.</exception>
    public async Task<CallToolResult> CallAsync(
        CallToolRequestParams call,
        McpSession client,
        CancellationToken cancellation
    )
    {
        var tool =
            ToolCatalog.Find(call.Name)
            ?? throw new McpProtocolException(
                $"unknown tool '{ExternalText.Line(call.Name, 60)}'{NearestName.Hint(call.Name, ToolCatalog.Names)}",
                McpErrorCode.InvalidParams
            );
        var (arguments, faults) = ToolArguments.Read(tool, call.Arguments, settings);
        if (arguments is null)
            return ToolAnswer.Refused(Wrong(tool, faults), faults);
        var (folder, outside) = RootCheck.Find(arguments.Text(ToolDefinition.Repository.Name), settings.Roots);
        if (folder is null)
            return ToolAnswer.Refused(outside!, [outside!.Message]);
        var isNew = tool.Name == "agent_run"; // its session is a name to be, no reference to one
        if (!isNew && await LocalNames.CheckAsync(face, arguments, folder, cancellation) is { } elsewhere)
            return ToolAnswer.Refused(elsewhere, [elsewhere.Message]);
        if (tool == WorkflowTool.Definition && WorkflowTool.Outside(arguments, folder) is { } foreign)
            return ToolAnswer.Refused(foreign, [foreign.Message]);
        var line = arguments.CommandLine(tool, folder);
        await using var progress = new ProgressLines(client, call.ProgressToken);
        var wait = TimeSpan.FromSeconds(arguments.Number(Waiting.Name) ?? Waiting.Default(tool.Work));
        var sessions = new SessionCalls(face with { CurrentFolder = folder }, progress);
        var session = isNew ? null : arguments.Text(AgentTools.Session);
        try
        {
            return ToolAnswer.Of(
                tool.Work switch
                {
                    ToolWork.StartTurn => await sessions.StartAsync(Detached(tool, line), session, wait, cancellation),
                    ToolWork.FollowSession => await sessions.FollowAsync(
                        session ?? SessionName.Latest,
                        wait,
                        cancellation
                    ),
                    ToolWork.WaitForSessions => await sessions.WaitAsync(line, wait, cancellation),
                    ToolWork.StartRun => await StartAsync(
                        tool.Piped(arguments),
                        line,
                        folder,
                        wait,
                        progress,
                        cancellation
                    ),
                    ToolWork.FollowRun => await FollowAsync(arguments, line, folder, wait, progress, cancellation),
                    _ => await VerbCall.RunAsync(face, line, folder, progress, cancellation),
                }
            );
        }
        catch (FailureException e)
        {
            return ToolAnswer.Failed(e.Failure); // a damaged journal, a program that does not start
        }
    }

    private async Task<VerbCall> StartAsync(
        PipedInput? piped,
        IReadOnlyList<string> line,
        string folder,
        TimeSpan wait,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        var worker = await RunWorker.StartAsync(
            face,
            piped is null ? line : [line[0], piped.Option, .. line.Skip(1)],
            folder,
            piped?.Text
        );
        try
        {
            if (await worker.RunAsync(folder, cancellation) is not { } run)
                return await worker.EndAsync(cancellation);
            return await RunFollow.ForAsync(face, run, wait, progress, cancellation)
                ? await worker.EndAsync(cancellation)
                : await VerbCall.RunAsync(face, RunTools.Show(run.Id, folder), folder, progress, cancellation);
        }
        catch (OperationCanceledException)
        {
            worker.Interrupt();
            throw;
        }
    }

    private async Task<VerbCall> FollowAsync(
        ToolArguments arguments,
        IReadOnlyList<string> line,
        string folder,
        TimeSpan wait,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        var scope = await RunScope.AroundAsync(face with { CurrentFolder = folder }, null, cancellation);
        if (scope.Find(arguments.Text(RunTools.Run) ?? Core.Runs.RunCatalog.Latest).Run is { } run)
            await RunFollow.ForAsync(face, run, wait, progress, cancellation);
        return await VerbCall.RunAsync(face, line, folder, progress, cancellation);
    }

    // 'answer' does not wait unless told to.
    private static IReadOnlyList<string> Detached(ToolDefinition tool, IReadOnlyList<string> line) =>
        tool.Verb[^1] == "answer" ? line : [line[0], line[1], "--detach", .. line.Skip(2)];

    private static Failure Wrong(ToolDefinition tool, IReadOnlyList<string> faults) =>
        new(
            "usage",
            $"{tool.Name}: {string.Join("; ", faults)}",
            FailureOwner.User,
            false,
            "call it again with arguments that fit its schema"
        );
}
