namespace Interlock.Cli.Doctor;

/// <summary>What a look at one part of the machine found.</summary>
internal enum DoctorState
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>Not needed now; said for information.</summary>
    Note,

    /// <summary>Works, with a lesser guarantee or not for everything.</summary>
    Weak,

    /// <summary>Runs cannot work; the exit code is 78.</summary>
    Bad,
}
