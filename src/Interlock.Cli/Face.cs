using Interlock.Cli.Output;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.State;

namespace Interlock.Cli;

/// <summary>What a verb gets from the outside; tests give another one.</summary>
internal sealed record Face
{
    /// <summary>Environment variables.</summary>
    public required HostEnvironment Environment { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Starts children.</summary>
    public required ProcessRunner Processes { get; init; }

    /// <summary>What is piped in.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Results go here; with <c>--json</c> exactly one document.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Progress and complaints go here.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder the user stands in.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Whether somebody watches <see cref="Error"/> on a terminal that can be redrawn.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether colour is wanted on <see cref="Error"/>: a terminal, and no <c>NO_COLOR</c> (no-color.org).</summary>
    public bool IsColoured { get; init; }

    /// <summary>Whether somebody sits there who can be asked.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether a person reads <see cref="Output"/> on a terminal.</summary>
    public bool IsRead { get; init; }

    /// <summary>Path of this program, to start it once more as a worker.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "interlock");

    /// <summary>Opens what results are written to as bytes, for what is no text.</summary>
    public Func<Stream> OpenOutput { get; init; } = Console.OpenStandardOutput;

    /// <summary>Opens what is piped in as bytes.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    /// <summary>Fired when <see cref="Output"/> or <see cref="Error"/> reaches nobody any more.</summary>
    public CancellationToken Unheard { get; init; }

    /// <summary>Whether <see cref="Output"/> may still reach somebody, without writing to it.</summary>
    public Func<bool> IsHeard { get; init; } = static () => true;

    /// <summary>Fired when the user wants the end at once: Ctrl-C for the second time.</summary>
    public CancellationToken Insisted { get; init; }

    /// <summary>Writes the text with which the process ends in the middle of a verb, unless that has begun to answer.</summary>
    public Action<string> WriteLast { get; init; } = _ => { };

    /// <summary>What the verb works on, for the one who ends it in the middle.</summary>
    public WorkAtHand Work { get; init; } = new();

    /// <summary>Path of the supervisor program, or null where it is missing.</summary>
    public string? Supervisor { get; init; }

    /// <summary>Where state lives.</summary>
    /// <exception cref="RefusalException">Nowhere: the environment names no place for it.</exception>
    public StateHome Home =>
        StateHome.Find(Environment) is var (home, failure) && home is not null
            ? home
            : throw new RefusalException(ExitCode.Preflight, failure!);

    /// <summary>The face of this process.</summary>
    public static Face OfProcess()
    {
        var environment = HostEnvironment.FromProcess();
        var supervisor = Path.Combine(AppContext.BaseDirectory, "interlock-supervisor");
        var found = File.Exists(supervisor) ? supervisor : null;
        var isTerminal = !Console.IsErrorRedirected && environment["TERM"] is not (null or "dumb");
        return new Face
        {
            Environment = environment,
            Time = TimeProvider.System,
            Processes = new ProcessRunner(found, TimeProvider.System),
            Supervisor = found,
            Input = StandardDescriptors.IsGiven(StandardDescriptors.Input) ? Console.In : TextReader.Null,
            Output = StandardStreams.Output,
            Error = StandardStreams.Error,
            OpenOutput = () => StandardStreams.Bytes,
            OpenInput = StandardStreams.Input,
            Unheard = StandardStreams.Unheard,
            IsHeard = static () => StandardDescriptors.IsHeard(StandardDescriptors.Output),
            WriteLast = StandardStreams.WriteLast,
            CurrentFolder = Directory.GetCurrentDirectory(),
            IsLive = isTerminal && environment["CI"] is null,
            IsInteractive = isTerminal && !Console.IsInputRedirected && environment["CI"] is null,
            IsRead = !Console.IsOutputRedirected,
            IsColoured = isTerminal && environment["NO_COLOR"] is null,
        };
    }
}
