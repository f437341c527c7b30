using System.IO.Enumeration;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>Globs of the gate's policy: <c>*</c> and <c>**</c> are any characters, a trailing slash is a whole folder.</summary>
internal static class PathGlobs
{
    /// <summary>Whether a path is covered by one of them.</summary>
    public static bool Cover(IReadOnlyList<string> globs, string path) =>
        globs.Any(glob =>
            FileSystemName.MatchesSimpleExpression(glob.EndsWith('/') ? $"{glob}*" : glob, path, ignoreCase: false)
        );
}
