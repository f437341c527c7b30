using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>What was read of one path.</summary>
/// <param name="Mode">Mode to record, as a number; 0 when the path is gone.</param>
/// <param name="Id">The blob, or null when the path is gone or refused.</param>
/// <param name="Target">Target of a link, or null.</param>
/// <param name="Refused">Why it cannot be part of a change, or null.</param>
internal sealed record CapturedFile(uint Mode, ObjectId? Id, byte[]? Target, RefusedEntry? Refused)
{
    internal static CapturedFile Gone { get; } = new(0, null, null, null);

    internal static CapturedFile Of(RefusedEntry refused) => new(0, null, null, refused);
}
