using System.Security.Cryptography;
using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Git's id of raw bytes: the hash of <c>blob SIZE NUL CONTENT</c>.</summary>
internal static class BlobHash
{
    public static ObjectId Of(byte[] content, string objectFormat)
    {
        using var stream = new MemoryStream(content, writable: false);
        return Of(stream, content.Length, objectFormat)!.Value;
    }

    /// <summary>The id, or null when the stream does not hold exactly so many bytes (somebody is writing).</summary>
    public static ObjectId? Of(Stream content, long length, string objectFormat)
    {
        var sha256 = string.Equals(objectFormat, "sha256", StringComparison.Ordinal);
        using var hash = IncrementalHash.CreateHash(sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {length}\0"));
        var buffer = new byte[81920];
        var seen = 0L;
        for (int read; (read = content.Read(buffer)) > 0; seen += read)
            hash.AppendData(buffer, 0, read);
        return seen == length ? new ObjectId(Convert.ToHexStringLower(hash.GetHashAndReset())) : null;
    }
}
