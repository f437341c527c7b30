namespace Interlock.Cli.Prove;

/// <summary>Which state of the checkout is judged.</summary>
internal enum ProvedTree
{
    /// <summary>Everything as it lies there, untracked files too.</summary>
    Working,

    /// <summary>What the next commit would hold.</summary>
    Staged,

    /// <summary>The last commit.</summary>
    Committed,
}
