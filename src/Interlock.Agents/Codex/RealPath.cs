namespace Interlock.Agents.Codex;

/// <summary>The path of a folder without any link in it, as programs see it that resolve it.</summary>
internal static class RealPath
{
    private const int MostLinks = 40; // as the kernel (path_resolution(7)); a loop ends here

    public static string Of(string path)
    {
        var links = 0;
        var real = "/";
        var rest = new Stack<string>(Parts(Path.GetFullPath(path)).Reverse());
        while (rest.TryPop(out var part))
        {
            var next = Path.GetFullPath(Path.Combine(real, part));
            if (new DirectoryInfo(next).LinkTarget is { } target && links++ < MostLinks)
            {
                foreach (var step in Parts(Path.GetFullPath(Path.Combine(real, target))).Reverse())
                    rest.Push(step);
                next = "/";
            }

            real = next;
        }

        return real;
    }

    private static string[] Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
