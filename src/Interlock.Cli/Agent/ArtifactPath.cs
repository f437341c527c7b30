namespace Interlock.Cli.Agent;

/// <summary>Paths of files that are expected of a session.</summary>
internal static class ArtifactPath
{
    /// <summary>Whether a path stays inside of the repository.</summary>
    public static bool IsValid(string path) =>
        path.Length > 0
        && !Path.IsPathRooted(path)
        && !path.Contains('\0', StringComparison.Ordinal)
        && path.Split('/').All(segment => segment is not (".." or "" or "." or ".git"));
}
