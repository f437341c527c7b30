using System.Text.Json.Serialization;
using Interlock.Core.Agents;

namespace Interlock.Core.Sessions;

/// <summary>A question with its answer, if it has one.</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Question">The question.</param>
/// <param name="AtEnd">Whether the turn ended with it.</param>
/// <param name="Answer">The answer in words; null when there is none, or when it is a secret.</param>
/// <param name="Choice">The option that was chosen, counted from 1, or null.</param>
/// <param name="Kind">What kind of answer, or null when there is none.</param>
/// <param name="By">Who answered, or null.</param>
public sealed record QuestionReport(
    string Id,
    AgentQuestion Question,
    bool AtEnd,
    string? Answer,
    int? Choice,
    AnswerKind? Kind,
    string? By
)
{
    /// <summary>Number of the record by which it was asked.</summary>
    [JsonIgnore]
    public long Asked { get; init; }

    /// <summary>Id of the answer when a person gave it, or null.</summary>
    [JsonIgnore]
    public string? Given { get; init; }
}
