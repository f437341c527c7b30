using System.Reflection;

namespace Interlock.Cli.Demo;

/// <summary>The files of the demo, kept inside the program.</summary>
internal static class DemoFiles
{
    private const string Prefix = "Demo/Files/";

    /// <summary>Writes the files below a part (<c>repository</c>, <c>agents</c>) into a folder.</summary>
    public static void Write(string part, string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith($"{Prefix}{part}/", StringComparison.Ordinal))
        )
        {
            var path = Path.Combine(folder, name[(Prefix.Length + part.Length + 1)..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var source = assembly.GetManifestResourceStream(name)!;
            using var target = File.Create(path);
            source.CopyTo(target);
        }
    }
}
