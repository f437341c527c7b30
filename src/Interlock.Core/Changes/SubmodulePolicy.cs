namespace Interlock.Core.Changes;

/// <summary>
/// What a changed <c>.gitmodules</c> may say. Each refusal is a known way to run code or to write elsewhere when somebody
/// clones with submodules (CVE-2018-11235, CVE-2018-17456, CVE-2020-5260, CVE-2025-48384).
/// </summary>
internal static class SubmodulePolicy
{
    internal static RefusedEntry? Judge(byte[] path, IEnumerable<(string Key, string Value)> settings)
    {
        foreach (var (key, value) in settings)
        {
            var fault = FaultOf(key, value);
            if (fault is not null)
                return EntryPolicy.Refuse(path, "hostile_submodule", $"A submodule's {fault}; take the setting away.");
        }
        return null;
    }

    private static string? FaultOf(string key, string value)
    {
        var first = key.IndexOf('.', StringComparison.Ordinal);
        var last = key.LastIndexOf('.');
        if (!key.StartsWith("submodule.", StringComparison.OrdinalIgnoreCase) || last <= first)
            return null;
        if (!IsPlainPath(key[(first + 1)..last]))
            return "name is no plain path";
        return key[(last + 1)..].ToLowerInvariant() switch
        {
            "path" when !IsPlainPath(value) => "path leaves the repository or is no plain path",
            "url" when !IsPlainUrl(value) =>
                "URL runs a helper, names a local folder or holds an option or a line break",
            "update" when value.StartsWith('!') => "update setting runs a command",
            _ => null,
        };
    }

    private static bool IsPlainPath(string path) =>
        path.Length > 0
        && path[0] is not ('/' or '-' or '\\')
        && !path.Any(char.IsControl)
        && path.Split('/', '\\')
            .All(s => s is not ("" or "." or "..") && !GitNames.IsGitFolder(System.Text.Encoding.UTF8.GetBytes(s)));

    private static bool IsPlainUrl(string url)
    {
        var plain = Uri.UnescapeDataString(url);
        if (plain.Length == 0 || plain[0] is '-' or '/' or '\\' || plain.Any(char.IsControl))
            return false;
        if (plain.Contains("::", StringComparison.Ordinal) && !plain.Contains('[', StringComparison.Ordinal))
            return false;
        if (plain.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return false;
        // "../../:host" climbs out of the address of the superproject.
        var rest = plain;
        while (rest.StartsWith("../", StringComparison.Ordinal) || rest.StartsWith("./", StringComparison.Ordinal))
            rest = rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var isRelative = rest.Length != plain.Length;
        if (isRelative && (rest.Length == 0 || rest[0] is '/' or ':'))
            return false;
        // user@host and the host itself must not look like an option to ssh.
        var host = rest.Contains("://", StringComparison.Ordinal)
            ? rest[(rest.IndexOf("://", StringComparison.Ordinal) + 3)..]
            : rest;
        return !host.StartsWith('-') && !host.Contains("@-", StringComparison.Ordinal);
    }
}
