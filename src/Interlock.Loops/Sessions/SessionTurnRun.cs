using System.Text;
using Interlock.Agents.Replay;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Git;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.Core.Text;

namespace Interlock.Loops.Sessions;

/// <summary>Runs one turn of a session: workspace, agent, capture.</summary>
internal sealed class SessionTurnRun(
    SessionHost host,
    SessionFolder folder,
    SessionCreated created,
    SessionGround ground,
    SessionEvents events,
    SessionSignals signals,
    SecretText secrets,
    Transcript transcript
)
{
    private const int MostNews = 100;

    // A runtime that does not end its turn by itself when asked is ended with all its processes.
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(15);

    /// <summary>Runs it.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="memory">What came before.</param>
    public async Task<TurnOutcome> RunAsync(IAgent agent, TurnOrder order, string prompt, SessionMemory memory)
    {
        var options = order.Options;
        transcript.Begin(order, prompt);
        var own = AgentTurn.AgentFolderOf(folder.Turn(order.Turn));
        PrivateFolder.Create(own);
        PrivateFolder.Create(folder.Home);
        await using var place = await SessionPlace.OpenAsync(ground, created, order, memory.Tree, signals.Stopped);
        var confinement = SessionBounds.Of(ground, order, place.Path, own, folder.Home);
        var command = SessionBounds.OfCommand(ground, order, confinement, place.Path, own, folder.Home);
        var enforcement = SessionEnforcement.Of(
            options,
            SessionBounds.HasVendor(options) ? confinement : command ?? confinement,
            ground.Sandbox
        );
        if (enforcement.Note is { } note)
            transcript.Note(note);
        foreach (var name in options.AgentEnvironment.Where(name => host.Environment[name] is null))
            transcript.Note($"the variable {name}, which the agent was to see, is not set");
        await events.StartedAsync(
            new TurnBegin(order.Turn, memory.Conversation, memory.Tree.Hex, place.Path, enforcement)
        );
        await events.StateAsync(SessionState.Running, $"turn {order.Turn}");
        var turn = Turn(order, prompt, memory) with
        {
            Workspace = place.Path,
            Variables = place.Variables,
            Confinement = confinement,
            CommandConfinement = command,
        };
        var result = await RunAgentAsync(agent, order, turn);
        if (result is not null)
            transcript.End(result);
        else
            transcript.Note(signals.Reason);
        var artifacts = ArtifactCheck.Run(folder, place.Path, options.ExpectedArtifacts);
        var change = await CaptureAsync(order, place, memory.Tree);
        var (output, violations) =
            options.Schema is { } schema && result is { Failure: null, Question: null }
                ? StructuredOutput.Read(result.Text, schema)
                : (null, []);
        if (result is not null)
            await events.CompletedAsync(new TurnFinish(order.Turn, result, output, violations));
        if (artifacts.Count > 0)
            await events.ArtifactsAsync(new ArtifactsChecked(order.Turn, artifacts));
        return new TurnOutcome(result, change, output, violations, artifacts);
    }

    private async Task<TurnResult?> RunAgentAsync(IAgent agent, TurnOrder order, AgentTurn turn)
    {
        var news = new List<Task>();
        await using var live = new LiveWriter(folder, order.Turn, secrets, transcript, host.Time);
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, host.Time);
        await using var late = patience.Token.Register(() => signals.Stop("the agent did not end its turn when asked"));
        await using var asked = signals.Interrupted.Register(() =>
        {
            if (agent.Capabilities.Contains(Capability.Interrupt))
                patience.CancelAfter(InterruptGrace);
            else
                signals.Stop("interrupted; this agent cannot keep its conversation");
        });
        try
        {
            var result = await agent.RunAsync(
                turn with
                {
                    Progress = line =>
                    {
                        live.Activity(line);
                        transcript.Activity(line);
                    },
                    Update = update =>
                    {
                        live.Update(update);
                        if (News(order.Turn, update) is { } fact && news.Count < MostNews)
                            news.Add(events.NewsAsync(fact));
                    },
                },
                signals.Stopped
            );
            return secrets.Redact(result);
        }
        catch (OperationCanceledException) when (signals.Stopped.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await Task.WhenAll(news);
        }
    }

    private AgentTurn Turn(TurnOrder order, string prompt, SessionMemory memory)
    {
        var options = order.Options;
        var policy = QuestionPolicy.Parse(options.Questions) ?? QuestionPolicy.Default;
        var questions = new SessionQuestions(events, new SessionControl(folder), transcript, secrets, host.Time);
        return new AgentTurn
        {
            Role = AgentRole.Implement,
            Run = created.Id,
            Step = $"turn-{order.Turn}",
            Task = created.Session,
            Round = order.Turn,
            Prompt = prompt,
            Schema = options.Schema,
            Workspace = "",
            SessionFolder = folder.Turn(order.Turn),
            HomeFolder = folder.Home,
            Permission = options.Permission,
            Network = options.Network,
            Model = options.Model,
            Effort = options.Effort,
            Images = order.Images,
            Instructions = options.Instructions,
            Inherit = options.Inherit,
            Secrets = secrets.Told,
            Known = secrets.Know,
            Timeout = memory.Time(options),
            IdleTimeout = options.IdleTimeout,
            CommandIdleTimeout = options.CommandIdleTimeout,
            Limits = memory.Rest(options.Limits),
            Resume = memory.Conversation,
            Interrupt = signals.Interrupted,
            Ask = (question, cancellation) => questions.AskAsync(order.Turn, policy, question, cancellation),
        };
    }

    private async Task<Change?> CaptureAsync(TurnOrder order, SessionPlace place, ObjectId from)
    {
        var change = await place.CaptureAsync(new ObjectId(created.BaseTree), order.Options.ExpectedArtifacts);
        if (change is null)
            return null;
        var patch = await ground.Store.PatchAsync(change.BaseTree, change.ResultTree, CancellationToken.None);
        SessionPatch.Write(folder, patch);
        TurnFiles.WritePatch(
            folder.Turn(order.Turn),
            await ground.Store.PatchAsync(from, change.ResultTree, CancellationToken.None)
        );
        await events.CapturedAsync(new TurnChange(order.Turn, change, HasSecret(patch)));
        return change;
    }

    // The patch stays what the agent did, byte by byte: whoever takes it has to know.
    private bool HasSecret(byte[] patch)
    {
        var text = Encoding.UTF8.GetString(patch);
        return secrets.Redactor.HasValue(text);
    }

    private static TurnNews? News(int turn, TurnUpdate update) =>
        update is { Session: null, Model: null, Handover: null, Wait: null }
            ? null
            : new TurnNews(turn, update.Session, update.Model, update.Handover, update.Wait);
}
