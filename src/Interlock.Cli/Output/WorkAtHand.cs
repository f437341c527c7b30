namespace Interlock.Cli.Output;

/// <summary>What a verb works on: it says so as soon as it knows, for a document in the middle of the work.</summary>
internal sealed class WorkAtHand
{
    private volatile string? run;
    private volatile string? session;

    /// <summary>Id of the run, or null.</summary>
    public string? Run
    {
        get => run;
        set => run = value;
    }

    /// <summary>Name of the session, or null.</summary>
    public string? Session
    {
        get => session;
        set => session = value;
    }

    /// <summary>How one goes on with it.</summary>
    public string Remedy =>
        run is not null ? $"go on with: interlock runs resume {run}"
        : session is not null ? $"go on with: interlock agent resume {session} --task …"
        : "start it again";
}
