using System.Security.Cryptography;

namespace Interlock.Core.Sessions;

/// <summary>An answer on its way to the worker.</summary>
/// <param name="Asked">Number of the record by which the question was asked: an answer belongs to one asking only.</param>
/// <param name="Id">Id of this answer, unique: of several to the same question one counts, and the record says which.</param>
/// <param name="Choice">The option, counted from 1, or null.</param>
/// <param name="Text">Own words, or null.</param>
public sealed record GivenAnswer(long Asked, string Id, int? Choice, string? Text)
{
    private const int IdLength = 16;

    /// <summary>A new answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="choice">The option, counted from 1, or null.</param>
    /// <param name="text">Own words, or null.</param>
    public static GivenAnswer To(QuestionReport question, int? choice, string? text) =>
        new(question.Asked, RandomNumberGenerator.GetHexString(IdLength, lowercase: true), choice, text);
}
