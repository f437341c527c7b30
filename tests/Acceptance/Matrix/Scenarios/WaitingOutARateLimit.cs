using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class WaitingOutARateLimit : IMatrixScenario
{
    private static readonly Step Recovers = new() { Say = "Recovered." };

    public string Title => "rate limit, then recovery";

    public string Shows => "the model answers 429 with `retry-after: 1` once; the turn waits, asks again and completes";

    public Scenario Model(MatrixBench bench) =>
        new([
            new Rule
            {
                Tools = true,
                Times = 1,
                Steps = [new Step { Status = 429, RetryAfter = 1 }, Recovers],
            },
            new Rule { Steps = [Recovers] },
        ]);

    public async Task RunAsync(MatrixBench bench)
    {
        var session = await bench.RunAsync();
        session.Ends("completed", 0);
        Assert.Equal("Recovered.", session.Text("message"));
        Assert.Equal(1, session.GetProperty("turn").GetInt32());
        Assert.True(bench.Stub.Requests.Count(request => request.Conversation.Tools.Count > 0) > 1);
        Assert.Contains(bench.Stub.Replies, reply => reply.Step.IsFault);
    }
}
