using System.Text;

namespace Interlock.Agents.Codex;

/// <summary>
/// The little of TOML (https://toml.io/en/v1.0.0) that is needed to carry settings from one file to another: the
/// full path of each key and its value as written. Values are not interpreted but for strings; tables in arrays
/// are passed over; a line that is no TOML is passed over too, because its owner reports it better.
/// </summary>
internal static class TomlEntries
{
    /// <summary>All entries of a document, in order.</summary>
    public static IReadOnlyList<TomlEntry> Read(string text)
    {
        var cursor = new TomlCursor(text);
        var entries = new List<TomlEntry>();
        IReadOnlyList<string>? table = [];
        while (cursor.SkipToContent())
        {
            if (cursor.TryTake("[["))
            {
                table = null;
                cursor.SkipLine();
            }
            else if (cursor.TryTake("["))
            {
                table = cursor.ReadKey(']');
                cursor.SkipLine();
            }
            else if (cursor.ReadKey('=') is { } key)
            {
                var value = cursor.ReadValue();
                if (table is not null && value.Length > 0)
                    entries.Add(new TomlEntry([.. table, .. key], value));
            }
            else
            {
                cursor.SkipLine();
            }
        }

        return entries;
    }

    /// <summary>Writes a string as a TOML basic string.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                < ' ' or '\u007f' => quoted.Append($"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        return quoted.Append('"').ToString();
    }
}
