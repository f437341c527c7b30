using Interlock.Cli.CommandLine;

namespace Interlock.Cli.Mcp;

/// <summary>What a verb answered.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Document">What it wrote on its output: one JSON document.</param>
internal sealed record VerbCall(int Exit, string Document)
{
    /// <summary>Runs a verb in this process.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">The folder that the verb stands in.</param>
    /// <param name="progress">Where its lines for people go.</param>
    /// <param name="cancellation">Stops it, as Ctrl-C does.</param>
    public static async Task<VerbCall> RunAsync(
        Face face,
        IReadOnlyList<string> arguments,
        string folder,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        await using var output = new StringWriter();
        var own = face with
        {
            Input = TextReader.Null,
            Output = output,
            Error = progress,
            CurrentFolder = folder,
            IsLive = false,
            IsColoured = false,
        };
        var exit = await CommandTree.RunAsync(arguments, own, cancellation);
        return new VerbCall(exit, output.ToString());
    }
}
