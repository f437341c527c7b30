using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Interlock.Core.Processes;
using Interlock.Core.Workspaces;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Evidence;

/// <summary>
/// Names the environment of a check: system, architecture, PATH, the allowed variables' values, and which files its
/// programs are (path with links resolved, size, time of change). A tool that is updated is another file, so no program
/// has to be run to ask for its version. Programs inside the tree are part of the tree.
/// </summary>
internal static class CheckEnvironment
{
    private static readonly string[] Separators = ["&&", "||", ";", "|", "&", "\n", "(", ")", "{", "}"];

    /// <summary>SHA-256 over the environment, in hexadecimal.</summary>
    /// <param name="check">The check.</param>
    /// <param name="variables">What the check will see.</param>
    /// <param name="confined">Whether it will be held back; what fails then may pass otherwise.</param>
    /// <param name="setup">What prepares the workspace; a check that is red without its dependencies is not so with them.</param>
    public static string Digest(
        CheckDefinition check,
        IReadOnlyDictionary<string, string> variables,
        bool confined,
        WorkspaceSetup? setup
    )
    {
        var facts = new StringBuilder();
        Add(facts, "system", RuntimeInformation.RuntimeIdentifier);
        Add(facts, "architecture", RuntimeInformation.OSArchitecture.ToString());
        Add(facts, "path", variables.GetValueOrDefault("PATH") ?? "");
        Add(facts, "confined", confined ? "yes" : "no");
        foreach (var name in check.Environment.Order(StringComparer.Ordinal))
            Add(facts, name, variables.GetValueOrDefault(name) ?? "");
        foreach (var program in Programs(check.Command))
            Add(facts, program, FileOf(program, variables));
        if (setup is not null)
            AddSetup(facts, setup);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToString())));
    }

    /// <summary>The first word of every simple command of a command line, without assignments before it.</summary>
    public static IEnumerable<string> Programs(string command) =>
        command
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(part =>
                part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .FirstOrDefault(word => !word.Contains('=') && word is not ("env" or "exec" or "!"))
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static string FileOf(string program, IReadOnlyDictionary<string, string> variables)
    {
        if (!program.StartsWith('/') && program.Contains('/'))
            return "in the tree";
        if (ProgramPath.Find(program, variables, "/") is not { } path)
            return "not a file";
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target.Exists ? $"{target.FullName} {target.Length} {target.LastWriteTimeUtc.Ticks}" : "not a file";
    }

    private static void AddSetup(StringBuilder facts, WorkspaceSetup setup)
    {
        Add(facts, "setup", setup.Command ?? "");
        foreach (var path in setup.Copy.Order(StringComparer.Ordinal))
        {
            var content = AtomicFile.Read(Path.Combine(setup.Source, path));
            Add(facts, path, content is null ? "missing" : Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    // Length first, so that no two lists of facts read the same.
    private static void Add(StringBuilder facts, string name, string value) =>
        facts.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value);
}
