using System.Text.Json.Serialization;

namespace Interlock.Core.Git;

/// <summary>A full git object id in lower-case hexadecimal (SHA-1 or SHA-256).</summary>
/// <param name="Hex">40 or 64 hexadecimal digits.</param>
[JsonConverter(typeof(ObjectIdJson))]
public readonly record struct ObjectId(string Hex)
{
    /// <summary>The first twelve digits, for people.</summary>
    public string Abbreviated => Hex.Length > 12 ? Hex[..12] : Hex;

    /// <summary>Reads an id from git's output.</summary>
    /// <param name="text">The id, possibly followed by white space.</param>
    /// <exception cref="FormatException">The text is not a full object id.</exception>
    public static ObjectId Parse(string text)
    {
        var hex = text.Trim();
        return hex.Length is 40 or 64 && hex.All(char.IsAsciiHexDigitLower)
            ? new ObjectId(hex)
            : throw new FormatException($"Not a git object id: '{hex}'");
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
