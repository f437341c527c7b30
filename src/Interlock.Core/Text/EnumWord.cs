using System.Text.Json;

namespace Interlock.Core.Text;

/// <summary>The <c>snake_case</c> words of enums, as <see cref="SnakeCaseEnum{T}"/> writes them.</summary>
public static class EnumWord
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a word, also in the form that the member has in code; null when there is no such member.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == word || value.ToString() == word)
                return value;
        return null;
    }
}
