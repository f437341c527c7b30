namespace Interlock.Cli.Agent;

/// <summary>How the delivery of an answer ended.</summary>
internal enum Delivery
{
    /// <summary>It is the answer that counts.</summary>
    Taken,

    /// <summary>Another answer counts.</summary>
    Late,

    /// <summary>There is no worker any more that could take it.</summary>
    NoWorker,

    /// <summary>The worker lives and did not take it.</summary>
    NotTaken,
}
