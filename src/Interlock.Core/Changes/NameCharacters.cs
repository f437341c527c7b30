using System.Buffers;
using System.Globalization;
using System.Text;

namespace Interlock.Core.Changes;

/// <summary>Characters that a name may not hold, since they deceive a reader or break a line-based protocol.</summary>
internal static class NameCharacters
{
    /// <summary>The first control character (C0, DEL or C1) or line separator, or null.</summary>
    internal static Rune? FirstControl(ReadOnlySpan<byte> name) =>
        First(
            name,
            r =>
                Rune.GetUnicodeCategory(r)
                    is UnicodeCategory.Control
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
        );

    /// <summary>The first invisible or direction-changing character, or null.</summary>
    internal static Rune? FirstInvisible(ReadOnlySpan<byte> name) => First(name, IsInvisible);

    /// <summary>Whether a character is drawn as nothing: format characters, and those that HFS+ ignores.</summary>
    internal static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0;

    private static Rune? First(ReadOnlySpan<byte> name, Func<Rune, bool> wanted)
    {
        while (!name.IsEmpty)
        {
            // Bytes that are no UTF-8 are legal in a git path and are nobody's control character.
            var status = Rune.DecodeFromUtf8(name, out var rune, out var used);
            if (status == OperationStatus.Done && wanted(rune))
                return rune;
            name = name[used..];
        }
        return null;
    }
}
