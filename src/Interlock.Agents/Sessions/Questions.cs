using Interlock.Core.Agents;

namespace Interlock.Agents.Sessions;

/// <summary>
/// Puts what an agent asks to whoever answers, one question at a time, beside the reading of the protocol; the clock
/// stands still meanwhile. A question that is escalated ends the turn.
/// </summary>
internal sealed class Questions(AgentTurn turn, SessionRecord record, TurnClock clock) : IDisposable
{
    private const int Most = 20; // in one call; nobody answers more
    private readonly Lock gate = new();
    private readonly SemaphoreSlim one = new(1);
    private readonly CancellationTokenSource over = new();
    private readonly Dictionary<string, CancellationTokenSource> open = new(StringComparer.Ordinal);
    private readonly List<Task> asking = [];
    private bool isClosed;

    /// <summary>The question that ended the turn, or null.</summary>
    public AgentQuestion? Escalated { get; private set; }

    /// <summary>Asks questions that belong together, then answers the agent.</summary>
    /// <param name="request">Id of the agent's request.</param>
    /// <param name="questions">The questions as the agent put them; they are cleaned here.</param>
    /// <param name="answer">Sends the answers, in the order of the questions.</param>
    public void Begin(
        string request,
        IReadOnlyList<AgentQuestion> questions,
        Func<IReadOnlyList<AgentAnswer>, Task> answer
    )
    {
        lock (gate)
        {
            if (isClosed)
                return;
            var withdrawn = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
            open[request] = withdrawn;
            asking.Add(RunAsync([.. questions.Take(Most).Select(Clean)], answer, withdrawn.Token));
        }
    }

    /// <summary>The agent no longer waits for an answer.</summary>
    public void Withdraw(string request)
    {
        lock (gate)
            if (open.Remove(request, out var withdrawn))
                withdrawn.Cancel();
    }

    /// <summary>Asks nothing more, and waits until nobody is asked.</summary>
    public async Task CloseAsync()
    {
        Task[] all;
        lock (gate)
        {
            isClosed = true;
            all = [.. asking];
        }

        await over.CancelAsync();
        await Task.WhenAll(all);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var withdrawn in open.Values)
            withdrawn.Dispose();
        over.Dispose();
        one.Dispose();
    }

    private async Task RunAsync(
        AgentQuestion[] questions,
        Func<IReadOnlyList<AgentAnswer>, Task> answer,
        CancellationToken cancellation
    )
    {
        await Task.Yield(); // the protocol is read on
        clock.Pause();
        try
        {
            await one.WaitAsync(cancellation);
            try
            {
                if (await AskAsync(questions, cancellation) is { } answers)
                    await answer(answers);
            }
            finally
            {
                one.Release();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            turn.Progress?.Invoke("no longer waits for an answer");
        }
        catch
        {
            clock.End(); // nobody can answer any more; the turn's caller gets the error
            throw;
        }
        finally
        {
            clock.Resume();
        }
    }

    private async Task<List<AgentAnswer>?> AskAsync(AgentQuestion[] questions, CancellationToken cancellation)
    {
        var answers = new List<AgentAnswer>();
        foreach (var question in questions)
        {
            turn.Progress?.Invoke(record.Line($"asks: {question.Text}"));
            var answer = turn.Ask is { } ask
                ? await ask(question, cancellation)
                : new AgentAnswer(AnswerKind.Refused, AgentAnswer.NobodyAnswers, "policy:refuse");
            if (answer.Kind == AnswerKind.Escalated)
            {
                Escalated = question;
                clock.End();
                return null;
            }

            if (question.IsSecret && answer.Kind != AnswerKind.Refused)
                record.Hide(answer.Text);
            answers.Add(answer);
        }

        return answers;
    }

    private AgentQuestion Clean(AgentQuestion raw) =>
        raw with
        {
            Id = record.Line(raw.Id),
            Text = record.Message(raw.Text),
            Header = raw.Header is null ? null : record.Line(raw.Header),
            Options =
            [
                .. raw
                    .Options.Take(Most)
                    .Select(o => new QuestionOption(
                        record.Line(o.Label),
                        o.Description is null ? null : record.Message(o.Description)
                    )),
            ],
        };
}
