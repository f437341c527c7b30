using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Core.Runs;

/// <summary>Enums as <c>snake_case</c> words in JSON.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum
{
    /// <summary>The word of a value.</summary>
    internal static string Word(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a word, also in the form that the member has in code; null when there is no such member.</summary>
    internal static T? Read(string? word)
    {
        foreach (var value in Enum.GetValues<T>())
            if (Word(value) == word || value.ToString() == word)
                return value;
        return null;
    }
}
