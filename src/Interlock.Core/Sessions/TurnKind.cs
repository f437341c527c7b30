namespace Interlock.Core.Sessions;

/// <summary>Why a turn of a session is run.</summary>
public enum TurnKind
{
    /// <summary>A task of the user.</summary>
    Task,

    /// <summary>The answer to a question that ended the turn before.</summary>
    Answer,

    /// <summary>The final message did not satisfy the schema.</summary>
    Repair,
}
