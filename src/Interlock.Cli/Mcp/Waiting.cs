namespace Interlock.Cli.Mcp;

/// <summary>
/// How long a call waits for long work. Many clients give up on a call after 60 seconds, and then cancel it, so a call
/// answers before that with what is known so far; the work goes on.
/// </summary>
internal static class Waiting
{
    /// <summary>Name of the argument.</summary>
    public const string Name = "waitSeconds";

    private const int Longest = 6 * 60 * 60;
    private const int BeforeClientsGiveUp = 45;

    /// <summary>The argument.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="work">How the tool works.</param>
    public static ToolParameter Parameter(string what, ToolWork work) =>
        new(
            Name,
            ParameterKind.Integer,
            $"How many seconds to wait for the end of {what} [default: {Default(work)}]; 0 answers at once. What has not ended goes on. Many clients give up after 60 seconds."
        )
        {
            IsOwn = true,
            Most = Longest,
        };

    /// <summary>The seconds when a call does not say.</summary>
    public static int Default(ToolWork work) =>
        work is ToolWork.FollowRun or ToolWork.FollowSession ? 0 : BeforeClientsGiveUp;
}
