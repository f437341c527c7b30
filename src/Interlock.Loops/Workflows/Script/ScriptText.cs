using System.Text.Json;

namespace Interlock.Loops.Workflows.Script;

/// <summary>Strings from scripts, which may hold half of a surrogate pair.</summary>
internal static class ScriptText
{
    /// <summary>The text, or the raw JSON when it is no Unicode: better odd than lost.</summary>
    public static string Of(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
