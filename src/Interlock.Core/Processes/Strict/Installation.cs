namespace Interlock.Core.Processes.Strict;

/// <summary>Finds what a program needs beside its own file, by the customs of those who install programs.</summary>
internal static class Installation
{
    private const int LongestFirstLine = 512;
    private const string Modules = "/node_modules/";

    /// <summary>Adds a program, what lies about it, and the interpreter that its first line names.</summary>
    /// <param name="plan">The tree.</param>
    /// <param name="program">Absolute path of the program.</param>
    /// <param name="bounds">What may be shown.</param>
    public static void Add(MountPlan plan, string program, Bounds bounds)
    {
        plan.Add(program, MountKind.ReadOnly);
        plan.Add(Root(RealPath.Of(program), bounds), MountKind.ReadOnly);
        if (Interpreter(program) is not { } interpreter || !File.Exists(interpreter))
            return;
        plan.Add(interpreter, MountKind.ReadOnly);
        plan.Add(Root(RealPath.Of(interpreter), bounds), MountKind.ReadOnly);
    }

    /// <summary>The folder of a set of programs (<c>…/bin</c>) or what it belongs to, whichever may be shown.</summary>
    public static string Prefix(string folder, Bounds bounds) =>
        Path.GetFileName(folder) is "bin" or "sbin"
        && Path.GetDirectoryName(folder) is { } prefix
        && bounds.IsNarrow(prefix)
            ? prefix
            : folder;

    // The whole of an npm installation; else the prefix whose bin it lies in; else its folder; else the file alone.
    private static string Root(string program, Bounds bounds)
    {
        if (program.IndexOf(Modules, StringComparison.Ordinal) is var at and >= 0)
            return program[..(at + Modules.Length - 1)];
        var folder = Path.GetDirectoryName(program)!;
        var prefix = Prefix(folder, bounds);
        return bounds.IsNarrow(prefix) ? prefix : program;
    }

    private static string? Interpreter(string program)
    {
        using var file = new FileStream(program, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[LongestFirstLine];
        start = start[..file.ReadAtLeast(start, LongestFirstLine, throwOnEndOfStream: false)];
        if (!start.StartsWith("#!"u8))
            return null;
        var line = start[2..];
        var end = line.IndexOf((byte)'\n');
        var words = System.Text.Encoding.UTF8.GetString(end < 0 ? line : line[..end]).Split(' ', '\t', '\r');
        return Array.Find(words, word => word.Length > 0) is { } path && path.StartsWith('/') ? path : null;
    }
}
