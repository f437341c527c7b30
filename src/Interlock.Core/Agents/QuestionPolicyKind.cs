namespace Interlock.Core.Agents;

/// <summary>What a <see cref="QuestionPolicy"/> does.</summary>
public enum QuestionPolicyKind
{
    /// <summary>Wait for a person.</summary>
    Wait,

    /// <summary>Take the recommended option, else the first, else give no answer.</summary>
    Default,

    /// <summary>Give no answer.</summary>
    Refuse,

    /// <summary>End the turn with the question.</summary>
    Escalate,

    /// <summary>Take a certain option.</summary>
    Option,

    /// <summary>Say certain words.</summary>
    Text,
}
