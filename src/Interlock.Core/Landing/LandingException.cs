using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>A write into the checkout failed; what was written so far has to be taken back. Never leaves this folder.</summary>
#pragma warning disable RCS1194 // without a path it would say nothing, so the customary constructors are left out
internal sealed class LandingException(RepoPath path, string why) : Exception($"'{path}': {why}")
#pragma warning restore RCS1194
{
    public RepoPath Path { get; } = path;
}
