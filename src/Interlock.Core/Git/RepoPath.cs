using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Interlock.Core.Git;

/// <summary>
/// A path inside a repository. Git paths are bytes; this keeps them whole: what is not printable UTF-8 is
/// written as <c>\xHH</c> (and a backslash as <c>\\</c>), so the text is safe in JSON, on a terminal and in a
/// prompt, and <see cref="ToBytes"/> gives back exactly the bytes git said.
/// </summary>
/// <param name="Text">The escaped text, with <c>/</c> between segments.</param>
[JsonConverter(typeof(RepoPathJson))]
public readonly record struct RepoPath(string Text)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The path from the bytes that git printed (with <c>-z</c>).</summary>
    public static RepoPath FromBytes(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            var plain = status == System.Buffers.OperationStatus.Done && IsPrintable(rune);
            if (plain && rune.Value == '\\')
                text.Append(@"\\");
            else if (plain)
                text.Append(rune.ToString());
            else
                foreach (var b in bytes[..used])
                    text.Append(CultureInfo.InvariantCulture, $"\\x{b:X2}");
            bytes = bytes[used..];
        }
        return new RepoPath(text.ToString());
    }

    /// <summary>A path given by a person or a plan, as ordinary text.</summary>
    public static RepoPath FromPlain(string plain) => FromBytes(Strict.GetBytes(plain));

    /// <summary>The exact bytes, without a trailing NUL.</summary>
    public byte[] ToBytes()
    {
        if (!Text.Contains('\\', StringComparison.Ordinal))
            return Strict.GetBytes(Text);
        var bytes = new List<byte>(Text.Length);
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] != '\\')
            {
                var pair = char.IsHighSurrogate(Text[i]) && i + 1 < Text.Length ? 2 : 1;
                bytes.AddRange(Strict.GetBytes(Text.Substring(i, pair)));
                i += pair - 1;
            }
            else if (Text[i + 1] == '\\')
            {
                bytes.Add((byte)'\\');
                i++;
            }
            else
            {
                bytes.Add(byte.Parse(Text.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 3;
            }
        }
        return [.. bytes];
    }

    /// <summary>The folders above it, outermost first, without the root.</summary>
    [JsonIgnore]
    public IEnumerable<RepoPath> Parents
    {
        get
        {
            for (
                var slash = Text.IndexOf('/', StringComparison.Ordinal);
                slash >= 0;
                slash = Text.IndexOf('/', slash + 1)
            )
                yield return new RepoPath(Text[..slash]);
        }
    }

    /// <summary>Orders paths by their text, ordinally.</summary>
    public static Comparer<RepoPath> Order { get; } =
        Comparer<RepoPath>.Create((a, b) => string.CompareOrdinal(a.Text, b.Text));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            );
}
