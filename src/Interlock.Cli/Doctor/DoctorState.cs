namespace Interlock.Cli.Doctor;

/// <summary>What a look at one part of the machine found.</summary>
internal enum DoctorState
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>Not needed now; said for information.</summary>
    Info,

    /// <summary>Works, with a lesser guarantee or not for everything.</summary>
    Warning,

    /// <summary>Runs cannot work; the exit code is 78.</summary>
    Failed,
}
