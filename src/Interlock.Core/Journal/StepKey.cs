namespace Interlock.Core.Journal;

/// <summary>Identity of a step: SHA-256 over scope, kind, prompt and options, and the occurrence in that scope.</summary>
/// <param name="Text">64 hexadecimal digits, then <c>#</c> and the occurrence, from 1.</param>
public readonly record struct StepKey(string Text)
{
    /// <summary>A short form that is safe as a file name.</summary>
    public string FileName => Text[..16] + "-" + Text[65..];

    /// <inheritdoc/>
    public override string ToString() => Text;
}
