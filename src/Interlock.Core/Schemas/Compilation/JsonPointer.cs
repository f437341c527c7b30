namespace Interlock.Core.Schemas;

/// <summary>JSON Pointer, RFC 6901.</summary>
internal static class JsonPointer
{
    public static string Escape(string token) =>
        token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static IEnumerable<string> Tokens(string pointer) =>
        pointer
            .Split('/')
            .Skip(1)
            .Select(t => t.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    public static JsonTree? Step(JsonTree at, string token)
    {
        if (at.Members is not null)
            return at[token];
        return IsIndex(token) && int.TryParse(token, out var index) && index < at.Items.Length ? at.Items[index] : null;
    }

    private static bool IsIndex(string token) =>
        token.Length > 0 && token.All(char.IsAsciiDigit) && (token.Length == 1 || token[0] != '0');
}
