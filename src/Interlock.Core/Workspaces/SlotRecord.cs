using Interlock.Core.Git;

namespace Interlock.Core.Workspaces;

/// <summary>What a slot's index stands for; the content of its <c>slot.json</c>, missing while that is unknown.</summary>
/// <param name="Tree">The tree that was checked out last.</param>
/// <param name="Boot">Which start of the machine wrote it: files of an earlier one may not have reached the disk.</param>
internal sealed record SlotRecord(ObjectId Tree, string Boot);
