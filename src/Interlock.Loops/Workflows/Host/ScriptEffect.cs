namespace Interlock.Loops.Workflows.Host;

/// <summary>What a script can ask of the engine besides agents; the members of its arguments in brackets.</summary>
public enum ScriptEffect
{
    /// <summary><c>check(name, command?)</c> (name, command).</summary>
    Check,

    /// <summary><c>gate(options)</c> (options).</summary>
    Gate,

    /// <summary><c>ship(options)</c> (options).</summary>
    Ship,

    /// <summary><c>fix(options)</c> (options).</summary>
    Fix,

    /// <summary><c>checkpoint(name, value)</c> (name, value).</summary>
    SetCheckpoint,

    /// <summary><c>checkpoint.get(name)</c> (name); null when never set.</summary>
    GetCheckpoint,

    /// <summary><c>reviewWorktreeDiffs(list, options)</c> (candidates, options).</summary>
    ReviewDiffs,

    /// <summary><c>applyWorktreeDiff(candidate, options)</c> (candidate, options).</summary>
    ApplyDiff,

    /// <summary><c>applyWorktreeDiffs(list, options)</c> (candidates, options).</summary>
    ApplyDiffs,

    /// <summary><c>captureMainWorktreeSnapshot(options)</c> (options).</summary>
    CaptureSnapshot,

    /// <summary><c>assertMainWorktreeUnchanged(snapshot, options)</c> (snapshot, options).</summary>
    AssertSnapshot,

    /// <summary><c>restoreMainWorktreeSnapshot(snapshot, check?, options)</c> (snapshot, check, options).</summary>
    RestoreSnapshot,

    /// <summary><c>interlock.now()</c>: milliseconds since 1970, recorded.</summary>
    Now,

    /// <summary><c>interlock.random()</c>: a number in [0, 1), recorded.</summary>
    Random,

    /// <summary><c>setTimeout</c> (milliseconds): answered, with null, when the time is over.</summary>
    Sleep,
}
