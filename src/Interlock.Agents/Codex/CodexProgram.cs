using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>Finds the program to start for <c>codex</c>.</summary>
internal static class CodexProgram
{
    /// <summary>
    /// The native program behind the npm package's Node shim when it lies beside it, else what PATH has; null when
    /// there is none. The shim costs 0.1 s and 40 MB and is one more process to end.
    /// </summary>
    public static string? Find(HostEnvironment environment)
    {
        if (ProgramPath.Find("codex", environment.Variables, "/") is not { } found)
            return null;
        var file = File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found;
        return Path.GetFileName(file) == "codex.js" ? Native(file) ?? found : found;
    }

    // The package resolves its platform's package as Node does: inside itself, then beside itself.
    private static string? Native(string shim)
    {
        var package = Path.GetFullPath(Path.Combine(shim, "..", ".."));
        var platform = $"codex-{System}-{Architecture}";
        string[] places =
        [
            Path.Combine(package, "node_modules", "@openai", platform),
            Path.Combine(package, "..", platform),
            package,
        ];
        return places
            .Select(place => Path.Combine(place, "vendor"))
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Select(triple => Path.GetFullPath(Path.Combine(triple, "bin", "codex")))
            .FirstOrDefault(File.Exists);
    }

    private static string System => OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Architecture =>
        global::System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
}
