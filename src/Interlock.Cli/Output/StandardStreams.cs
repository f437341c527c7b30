using Interlock.Core.Processes;
using Interlock.Core.Runs;

namespace Interlock.Cli.Output;

/// <summary>Where this process writes: the one place that knows what it means when that cannot be written.</summary>
internal static class StandardStreams
{
    private static readonly CancellationTokenSource Lost = new();
    private static readonly StandardStream Stdout = new(StandardDescriptors.Output, Lost);

    /// <summary>Stdout as text.</summary>
    public static TextWriter Output { get; } = Stdout.ToWriter();

    /// <summary>Stderr as text; where it cannot be written, nobody misses it.</summary>
    public static TextWriter Error { get; } = new StandardStream(StandardDescriptors.Error, Lost).ToWriter();

    /// <summary>Stdout as bytes.</summary>
    public static Stream Bytes => Stdout;

    /// <summary>Opens stdin; empty when the caller closed it.</summary>
    public static Func<Stream> Input { get; } =
        StandardDescriptors.IsGiven(StandardDescriptors.Input) ? Console.OpenStandardInput : () => Stream.Null;

    /// <summary>Fired when stdout or stderr reaches nobody any more: what is done only to be seen can end.</summary>
    public static CancellationToken Unheard => Lost.Token;

    /// <summary>The text with which this process ends in the middle of its work, unless it has begun to answer.</summary>
    public static void WriteLast(string text) => Stdout.WriteLast(text);

    /// <summary>The exit code: the verb's own, unless its answer did not arrive. A reader that has read enough is no failure.</summary>
    /// <param name="exit">The exit code of the verb.</param>
    public static int Close(int exit)
    {
        if (Stdout.Trouble is not { } trouble)
            return exit;
        Error.WriteLine(
            $"interlock: output_failed: stdout cannot be written: {trouble} (the exit code would have been {exit})"
        );
        Error.WriteLine(
            "interlock: what was done is on record: see 'interlock agent status' or 'interlock runs show', with room on stdout"
        );
        return ExitCode.Infrastructure;
    }
}
