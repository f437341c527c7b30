namespace Interlock.Loops.Ship;

/// <summary>The message of a landed commit when the user gives none.</summary>
internal static class CommitMessage
{
    private const int SubjectLength = 72;

    public static string Of(ShipOptions options)
    {
        if (options.Message is { } given)
            return given;
        var request = (options.Request ?? "Land the planned tasks").ReplaceLineEndings("\n").Trim();
        var subject = request.Split('\n')[0];
        return subject.Length <= SubjectLength ? request : $"{subject[..(SubjectLength - 1)]}…\n\n{request}";
    }
}
