namespace Interlock.Loops.Workflows.Script;

/// <summary>The classes of <see cref="ScriptError"/>.</summary>
public static class ScriptErrors
{
    /// <summary>The script threw.</summary>
    public const string Thrown = "script_error";

    /// <summary>A function of the dialect was called wrongly: unknown option, wrong type.</summary>
    public const string Usage = "script_usage";

    /// <summary>The script does not parse, or does what no workflow may.</summary>
    public const string Invalid = "script_invalid";

    /// <summary>A result or argument is no JSON, or too large.</summary>
    public const string NotData = "result_not_serializable";

    /// <summary>The script waits for something that can never come.</summary>
    public const string Stalled = "script_stalled";

    /// <summary>The script kept the processor without a pause.</summary>
    public const string EndlessLoop = "script_endless_loop";

    /// <summary>The script needed more memory than it may.</summary>
    public const string Memory = "script_memory";

    /// <summary>The script wrote more than it may.</summary>
    public const string Output = "script_output";

    /// <summary>Node ended for another reason.</summary>
    public const string HostDied = "script_host_died";

    /// <summary>What to do about an error, in one line.</summary>
    public static string RemedyOf(string errorClass) =>
        errorClass switch
        {
            Stalled =>
                "Await only what agents, timers and steps answer; a promise of the script's own must be settled.",
            EndlessLoop => "Look for a loop without 'await'; a loop that waits needs an agent or 'setTimeout' in it.",
            Memory => "Keep less in the script: let agents write files and return short results.",
            Output => "Log less: the log is for people.",
            HostDied => "Run again; when it happens again, run 'interlock doctor' and check Node.js.",
            _ => "Correct the script and run again; finished steps are not repeated.",
        };
}
