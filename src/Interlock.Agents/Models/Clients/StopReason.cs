namespace Interlock.Agents.Models.Clients;

/// <summary>Why an answer ended.</summary>
internal enum StopReason
{
    /// <summary>The model was done, or waits for its tools.</summary>
    Done,

    /// <summary>The limit of output tokens.</summary>
    Length,

    /// <summary>The model, or the provider for it, refused.</summary>
    Refused,

    /// <summary>The conversation no longer fits the model.</summary>
    Window,
}
