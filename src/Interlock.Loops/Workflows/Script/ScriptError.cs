using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Script;

/// <summary>What a script threw, or what is thrown in it. Texts from scripts are cleaned and cut.</summary>
/// <param name="Class">Stable snake_case class, see <see cref="ScriptErrors"/>; in the script it is <c>error.code</c>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ScriptError(string Class, string Message)
{
    /// <summary>The JavaScript class of the error, for example <c>TypeError</c>.</summary>
    public string Name { get; init; } = "Error";

    /// <summary>The script, or null when the place is not known.</summary>
    public string? File { get; init; }

    /// <summary>The author's line from 1, or 0 when not known.</summary>
    public int Line { get; init; }

    /// <summary>The author's column from 1, or 0 when not known.</summary>
    public int Column { get; init; }

    /// <summary>Frames of the author's own code, <c>function (file:line:column)</c> each.</summary>
    public IReadOnlyList<string> Stack { get; init; } = [];

    /// <summary>
    /// Whether it passes through <c>parallel</c> and <c>pipeline</c> instead of becoming <c>null</c> there: a wrong
    /// call is the author's mistake and must not look like an agent without an answer.
    /// </summary>
    public bool IsFatal { get; init; }

    /// <summary>The error as a failure of the run.</summary>
    public Failure ToFailure() =>
        new(
            Class,
            File is null ? Message : $"{File}:{Line}:{Column}: {Message}",
            FailureOwner.User,
            false,
            ScriptErrors.RemedyOf(Class)
        );
}
