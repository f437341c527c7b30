using System.Security.Cryptography;
using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Host;

/// <summary>acorn, the JavaScript parser: one file that the build takes from npm. Only the exact one is used.</summary>
internal static class ParserFile
{
    public const string Name = "acorn.js";
    private const string Sha256 = "b95392d79457d0357555c5ed3e56302d074b92dff119bcf3b44179500b10e9df";

    /// <summary>Reads and checks it.</summary>
    /// <param name="folder">Where it lies.</param>
    public static (byte[]? Text, Failure? Failure) Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var text = File.ReadAllBytes(path);
            return Convert.ToHexStringLower(SHA256.HashData(text)) == Sha256 ? (text, null) : (null, Changed(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, Missing(path, error.Message));
        }
    }

    private static Failure Missing(string path, string reason) =>
        new(
            "script_parser_missing",
            $"JavaScript workflows need the parser acorn, and this build has none: {reason} ({path})",
            FailureOwner.Platform,
            false,
            "Install Node.js >= 20 with npm, run tests/install-acorn in Interlock's folder, then call interlock again."
        );

    private static Failure Changed(string path) =>
        new(
            "script_parser_changed",
            $"'{path}' is not the acorn that this build was tested with (its SHA-256 differs).",
            FailureOwner.Platform,
            false,
            "Delete .cache/acorn in Interlock's folder, run tests/install-acorn, then call interlock again."
        );
}
