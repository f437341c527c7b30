namespace Interlock.Core.Schemas;

/// <summary>
/// URI references resolved as RFC 3986 §5.2 says, on text: <see cref="Uri"/> rewrites what schemas compare.
/// </summary>
internal static class UriReference
{
    /// <summary>Base of a schema without a URI of its own.</summary>
    public const string Unnamed = "schema:///";

    public static string WithoutFragment(string uri) => Split(uri).Uri;

    public static (string Uri, string? Fragment) Split(string uri)
    {
        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (uri, null) : (uri[..hash], uri[(hash + 1)..]);
    }

    /// <summary>Resolves a reference without a fragment against an absolute base.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        if (reference.Length == 0)
            return baseUri;
        if (SchemeLength(reference) > 0)
            return reference;
        var scheme = baseUri[..(SchemeLength(baseUri) + 1)];
        if (reference.StartsWith("//", StringComparison.Ordinal))
            return scheme + reference;
        var rest = baseUri[scheme.Length..];
        var pathStart = rest.StartsWith("//", StringComparison.Ordinal) ? PathStart(rest) : 0;
        var authority = rest[..pathStart];
        var query = rest.IndexOf('?', pathStart);
        var path = query < 0 ? rest[pathStart..] : rest[pathStart..query];
        if (reference[0] == '?')
            return scheme + authority + path + reference;
        var referenceQuery = reference.IndexOf('?', StringComparison.Ordinal);
        var (target, tail) =
            referenceQuery < 0 ? (reference, "") : (reference[..referenceQuery], reference[referenceQuery..]);
        if (target[0] != '/')
            target =
                authority.Length > 0 && path.Length == 0 ? "/" + target : path[..(path.LastIndexOf('/') + 1)] + target;
        return scheme + authority + WithoutDots(target) + tail;
    }

    private static int PathStart(string rest)
    {
        var end = rest.AsSpan(2).IndexOfAny('/', '?');
        return end < 0 ? rest.Length : end + 2;
    }

    private static int SchemeLength(string uri)
    {
        if (uri.Length == 0 || !char.IsAsciiLetter(uri[0]))
            return 0;
        var end = uri.AsSpan().IndexOfAny(":/?");
        return end > 0 && uri[end] == ':' ? end : 0;
    }

    private static string WithoutDots(string path)
    {
        var kept = new List<string>();
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var last = i == segments.Length - 1;
            if (segments[i] is "." or "..")
            {
                if (segments[i] == ".." && kept.Count > 1)
                    kept.RemoveAt(kept.Count - 1);
                if (last)
                    kept.Add("");
            }
            else
            {
                kept.Add(segments[i]);
            }
        }
        return string.Join('/', kept);
    }
}
