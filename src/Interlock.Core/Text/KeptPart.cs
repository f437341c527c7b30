namespace Interlock.Core.Text;

/// <summary>What stays of a text that is too long.</summary>
public enum KeptPart
{
    /// <summary>The beginning.</summary>
    Head,

    /// <summary>The end; for the output of programs, whose last lines tell the cause.</summary>
    Tail,

    /// <summary>Half of each.</summary>
    Both,
}
