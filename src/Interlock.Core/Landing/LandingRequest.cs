using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>What is to land.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Target">Where to.</param>
/// <param name="Base">The tip that the work started from.</param>
/// <param name="ApprovedTree">The tree that the gate proved.</param>
/// <param name="Message">Commit message, for commit and branch.</param>
public sealed record LandingRequest(
    string Run,
    LandingTarget Target,
    RepositoryTip Base,
    ObjectId ApprovedTree,
    string Message
);
