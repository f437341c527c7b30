using System.Security.Cryptography;
using System.Text;
using Interlock.Agents.Replay;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Journal;
using Interlock.Core.State;
using Interlock.Core.Workspaces;

namespace Interlock.Loops.Ship.Phases;

/// <summary>
/// Runs agent turns as two durable steps. The turn is recorded the moment it ends; its workspace stays leased
/// until the capture is recorded too, so a crash between the two repeats neither.
/// </summary>
internal sealed class Turns(ShipServices services)
{
    /// <summary>Runs a turn. Providers that cannot now are waited for by the agent itself.</summary>
    /// <exception cref="TurnNotOverException">The agent cannot work; the run ends here and can be resumed.</exception>
    public async Task<TurnEnd> RunAsync(TurnRequest request, CancellationToken cancellation)
    {
        var scope = request.Scope;
        var owner = $"{services.Run}/{scope}";
        var result = await services.Steps.RunAsync(
            TurnSpec(request, scope),
            _ => TurnAsync(request, scope, owner, cancellation),
            ShipJson.Default.TurnResult
        );
        if (request.CaptureFrom is not { } from)
        {
            await ReleaseAsync(owner, cancellation);
            return new TurnEnd(result, null);
        }
        var change = await services.Steps.RunAsync(
            new StepSpec(scope, "capture", result.Text, from.Hex) { Labels = Labels(request) },
            async _ =>
            {
                var workspace = await services.Pool.FindAsync(owner, cancellation);
                // A lease only goes missing when a person deleted the pool: what the agent said is then all there is.
                return workspace is null
                    ? new Change(
                        from,
                        request.Tree,
                        await services.Store.DiffAsync(from, request.Tree, cancellation),
                        [],
                        []
                    )
                    : await workspace.CaptureAsync(from, request.Wanted, cancellation);
            },
            ShipJson.Default.Change
        );
        TurnFiles.WritePatch(
            SessionFolder(scope),
            await services.Store.PatchAsync(request.Tree, change.ResultTree, cancellation)
        );
        await ReleaseAsync(owner, cancellation);
        return new TurnEnd(result, change);
    }

    private async Task<TurnResult> TurnAsync(
        TurnRequest request,
        string scope,
        string owner,
        CancellationToken cancellation
    )
    {
        await services.AgentSlots.WaitAsync(cancellation);
        try
        {
            if (services.Budget.Failure is { } spent)
                throw new TurnNotOverException(new TurnResult("", spent, TokenUsage.Unknown, null, null, 0));
            // A turn that was under way when the engine died starts again from a clean tree.
            await ReleaseAsync(owner, cancellation);
            var workspace = await services.Pool.LeaseAsync(
                new WorkspaceRequest(owner, request.Tree, services.Base.Commit),
                cancellation
            );
            var session = SessionFolder(scope);
            string[] own = [AgentTurn.AgentFolderOf(session), Path.Combine(session, "home")];
            foreach (var folder in own)
                PrivateFolder.Create(folder);
            var bounds = TurnConfinement.Of(
                services.Sandbox,
                services.Store,
                request.Permission,
                services.Options.StrictCommands,
                [workspace.Path, .. own]
            );
            var turn = new AgentTurn
            {
                Role = request.Role,
                Run = services.Run,
                Step = scope,
                Task = request.Task,
                Round = request.Round,
                Prompt = request.Prompt,
                Schema = request.Schema,
                Workspace = workspace.Path,
                Variables = workspace.Variables,
                SessionFolder = session,
                HomeFolder = own[1],
                Permission = request.Permission,
                Confinement = bounds.Vendor,
                CommandConfinement = bounds.Command,
                Timeout = services.Options.TurnTimeout,
                Progress = line => services.Progress?.Invoke(scope, line),
                Limits = services.Budget.Rest(),
                Ask = (question, _) => AnswerAsync(scope, question),
                Update = news =>
                {
                    if (news.Usage is { } usage)
                        services.Budget.Tell(scope, usage);
                },
                Interrupt = services.Budget.Exhausted,
            };
            return await EndAsync(scope, await services.Agent(request.Agent).RunAsync(turn, cancellation));
        }
        finally
        {
            services.AgentSlots.Release();
        }
    }

    private async Task<TurnResult> EndAsync(string scope, TurnResult result)
    {
        services.Budget.End(scope, result.Usage);
        // Nobody but the budget interrupts a turn of a run.
        if (result.Failure is { Class: "interrupted" } && services.Budget.Failure is { } spent)
            result = result with { Failure = spent };
        if (!AgentTrouble.StopsRun(result.Failure))
            return result;
        await new ShipEvents(services.Steps).TurnStoppedAsync(scope, result);
        throw new TurnNotOverException(result);
    }

    private async Task<AgentAnswer> AnswerAsync(string scope, AgentQuestion question)
    {
        // The policy never waits: preflight and the command line refuse that.
        var answer = QuestionPolicy.Parse(services.Options.Questions)!.Answer(question)!;
        await new ShipEvents(services.Steps).QuestionAsync(scope, question, answer);
        return answer;
    }

    private async Task ReleaseAsync(string owner, CancellationToken cancellation)
    {
        if (await services.Pool.FindAsync(owner, cancellation) is { } workspace)
            await workspace.DisposeAsync();
    }

    private string SessionFolder(string scope) => Path.Combine(services.RunFolder, "sessions", scope.Replace('/', '.'));

    private static StepSpec TurnSpec(TurnRequest request, string scope)
    {
        var schema = request.Schema is { } s
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(s.GetRawText())))
            : "none";
        return new StepSpec(
            scope,
            "turn",
            request.Prompt,
            $"agent={request.Agent}\npermission={request.Permission}\ntree={request.Tree}\nschema={schema}"
        )
        {
            Labels = Labels(request),
        };
    }

    private static Dictionary<string, string> Labels(TurnRequest request)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["role"] = request.Role.ToString().ToLowerInvariant(),
            ["round"] = $"{request.Round}",
            ["agent"] = request.Agent,
        };
        if (request.Task is { } task)
            labels["task"] = task;
        if (request.Label is { } label)
            labels["label"] = label;
        return labels;
    }
}
