using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Interlock.Loops.Workflows.Host;

/// <summary>The JavaScript of the host, carried in this assembly.</summary>
internal static class HostBundle
{
    private const string Prefix = "Workflows.Script/";

    /// <summary>The program for <c>node -e</c>.</summary>
    public static string Loader { get; } = Read("Node/loader.js");

    /// <summary>The line that the loader waits for: every file with its name, the parser among them.</summary>
    /// <param name="parser">Text of acorn.</param>
    public static byte[] Line(ReadOnlySpan<byte> parser)
    {
        var line = new ArrayBufferWriter<byte>(512 * 1024);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartArray();
            foreach (var name in Names)
                Write(json, name, Encoding.UTF8.GetBytes(Read(name)));
            Write(json, "acorn.js", parser);
            json.WriteEndArray();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    private static IEnumerable<string> Names =>
        Own.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal);

    private static Assembly Own => typeof(HostBundle).Assembly;

    private static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<byte> text)
    {
        json.WriteStartArray();
        json.WriteStringValue(name);
        json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Own.GetManifestResourceStream(Prefix + name)!);
        return reader.ReadToEnd();
    }
}
