using System.Security.Cryptography;
using System.Text;

namespace Interlock.Loops.Prompts;

/// <summary>Identifies the exact text that an agent was given.</summary>
public static class PromptDigest
{
    /// <summary>SHA-256 of the text in UTF-8: 64 hexadecimal digits, lower case.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
