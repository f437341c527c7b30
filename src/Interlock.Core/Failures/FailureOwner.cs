namespace Interlock.Core.Failures;

/// <summary>Who can mend a failure.</summary>
public enum FailureOwner
{
    /// <summary>The person who started the run: request, repository, configuration.</summary>
    User,

    /// <summary>The agent's or model's provider.</summary>
    Provider,

    /// <summary>This machine: disk, missing program, network.</summary>
    Platform,

    /// <summary>A rule of the repository's policy.</summary>
    Policy,
}
