using Interlock.Core.Processes;
using Interlock.Core.Runs;

namespace Interlock.Cli.Output;

/// <summary>Where this process writes: the one place that knows what it means when that cannot be written.</summary>
internal sealed class StandardStreams
{
    private readonly CancellationTokenSource lost = new();
    private readonly StandardStream output;

    private StandardStreams()
    {
        output = new StandardStream(StandardDescriptors.Output, lost);
        Output = output.ToWriter();
        Error = new StandardStream(StandardDescriptors.Error, lost).ToWriter();
        Input = StandardDescriptors.IsGiven(StandardDescriptors.Input) ? Console.OpenStandardInput : () => Stream.Null;
    }

    /// <summary>Stdout as text.</summary>
    public TextWriter Output { get; }

    /// <summary>Stderr as text; where it cannot be written, nobody misses it.</summary>
    public TextWriter Error { get; }

    /// <summary>Stdout as bytes.</summary>
    public Stream Bytes => output;

    /// <summary>Opens stdin; empty when the caller closed it.</summary>
    public Func<Stream> Input { get; }

    /// <summary>Fired when stdout or stderr reaches nobody any more: what is done only to be seen can end.</summary>
    public CancellationToken Unheard => lost.Token;

    /// <summary>Opens them; to be called first of all.</summary>
    public static StandardStreams Open() => new();

    /// <summary>The text with which this process ends in the middle of its work, unless it has begun to answer.</summary>
    public void WriteLast(string text) => output.WriteLast(text);

    /// <summary>The exit code: the verb's own, unless its answer did not arrive. A reader that has read enough is no failure.</summary>
    /// <param name="exit">The exit code of the verb.</param>
    public int Close(int exit)
    {
        if (output.Trouble is not { } trouble)
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
