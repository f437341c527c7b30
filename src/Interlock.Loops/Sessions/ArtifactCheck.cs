using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.State;

namespace Interlock.Loops.Sessions;

/// <summary>Looks for the files that were expected of a turn and keeps copies, before its workspace is given back.</summary>
internal static class ArtifactCheck
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Looks for each.</summary>
    /// <param name="session">The session.</param>
    /// <param name="place">Where the agent worked; it is over.</param>
    /// <param name="paths">Relative paths.</param>
    public static IReadOnlyList<ArtifactReport> Run(SessionFolder session, string place, IReadOnlyList<string> paths)
    {
        var root = RealPath.Of(place);
        return [.. paths.Select(path => Look(session, root, path))];
    }

    /// <summary>Something is not there.</summary>
    public static Failure Missing(IEnumerable<string> paths) =>
        new(
            "artifact_missing",
            $"The agent says that it is done, but what was expected is not there: {string.Join(", ", paths)}",
            FailureOwner.User,
            false,
            "Look at the message and at 'interlock agent logs', then resume the session with a clearer task."
        );

    // What a link leads to outside of the workspace is none of the agent's work.
    private static ArtifactReport Look(SessionFolder session, string root, string path)
    {
        var real = RealPath.Of(Path.Combine(root, path));
        if (!real.StartsWith(root + "/", StringComparison.Ordinal) || !Path.Exists(real))
            return new ArtifactReport(path, false, null, null);
        // Pipes and devices have no length, and opening one could wait for ever.
        if (Directory.Exists(real) || new FileInfo(real) is not { Length: > 0 and <= MostBytes } file)
            return new ArtifactReport(path, true, Directory.Exists(real) ? null : new FileInfo(real).Length, null);
        var copy = Path.Combine(session.Artifacts, path);
        PrivateFolder.Create(Path.GetDirectoryName(copy)!);
        file.CopyTo(copy, overwrite: true);
        return new ArtifactReport(path, true, file.Length, copy);
    }
}
