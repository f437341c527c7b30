using System.Text;
using Interlock.Core.Processes;

namespace Interlock.Core.Git;

/// <summary>Makes and opens the harness's bare repository.</summary>
internal sealed class ObjectStoreLayout(UserRepository user, ProcessRunner processes, HostEnvironment environment)
{
    private const int DeepestAlternates = 5; // git's own limit (object-file.c)

    // info/attributes wins over every .gitattributes. Unset ("-") where git would change bytes; unspecified ("!")
    // where its built-in default (text or binary by content) is what we want.
    private const string Attributes =
        "* -text !eol -ident !filter !working-tree-encoding !diff !merge !whitespace !conflict-marker-size !encoding -export-subst -export-ignore\n";

    public async Task<ObjectStore> OpenAsync(string gitDirectory, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(gitDirectory);
        if (!File.Exists(Path.Combine(path, "HEAD")))
            await CreateAsync(path, cancellation);
        var info = Path.Combine(path, "objects", "info");
        Directory.CreateDirectory(info);
        var borrowed = Alternates();
        Write(Path.Combine(info, "alternates"), string.Concat(borrowed.Select(folder => GitText.Quote(folder) + "\n")));
        return new ObjectStore(path, GitCommand.Harness(processes, environment, path), user.ObjectFormat, borrowed);
    }

    // Made aside and moved into place whole, so that a second process sees all of it or nothing.
    private async Task CreateAsync(string path, CancellationToken cancellation)
    {
        var parent = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(parent);
        var made = Path.Combine(
            parent,
            $".{Path.GetFileName(path)}-{Environment.ProcessId}-{Path.GetRandomFileName()}"
        );
        Directory.CreateDirectory(made);
        try
        {
            await GitCommand
                .Harness(processes, environment, made)
                .RunAsync(
                    ["init", "-q", "--bare", "--template=", $"--object-format={user.ObjectFormat}"],
                    cancellation
                );
            Directory.CreateDirectory(Path.Combine(made, "info"));
            Directory.CreateDirectory(Path.Combine(made, "scratch"));
            await File.WriteAllTextAsync(Path.Combine(made, "info", "attributes"), Attributes, cancellation);
            Directory.Move(made, path);
        }
        catch (IOException) when (File.Exists(Path.Combine(path, "HEAD")))
        {
            // Another process was first; its store is as good as ours.
            Directory.Delete(made, recursive: true);
        }
    }

    // Git follows alternates of alternates only so deep and only in part when they are relative: name them all.
    private List<string> Alternates()
    {
        var all = new List<string>();
        Collect(Path.Combine(user.CommonDirectory, "objects"), 0);
        return all;

        void Collect(string objects, int depth)
        {
            if (
                depth > DeepestAlternates
                || all.Contains(objects, StringComparer.Ordinal)
                || !Directory.Exists(objects)
            )
                return;
            all.Add(objects);
            var file = Path.Combine(objects, "info", "alternates");
            if (!File.Exists(file))
                return;
            foreach (var line in File.ReadLines(file))
                if (line.Length > 0 && line[0] is not ('#' or '"'))
                    Collect(Path.GetFullPath(line, objects), depth + 1);
        }
    }

    private static void Write(string path, string text)
    {
        if (File.Exists(path) && string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal))
            return;
        using var made = ScratchFile.In(Path.GetDirectoryName(path)!, "new");
        File.WriteAllText(made.Path, text, new UTF8Encoding(false));
        File.Move(made.Path, path, overwrite: true);
    }
}
