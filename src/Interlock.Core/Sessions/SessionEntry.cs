using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>A session in a list.</summary>
/// <param name="Session">Name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Turn">Number of the last turn.</param>
/// <param name="Message">The last message in one line, or null.</param>
/// <param name="Repository">Top of the user's checkout, or null.</param>
/// <param name="Created">When it was created, UTC, or null.</param>
/// <param name="Updated">When it last changed its state, UTC, or null.</param>
/// <param name="Usage">What it spent.</param>
/// <param name="Exit">Exit code, or null while it works.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Damage">Why its journal cannot be read, or null.</param>
public sealed record SessionEntry(
    string Session,
    SessionState State,
    string? Agent,
    int Turn,
    string? Message,
    string? Repository,
    DateTimeOffset? Created,
    DateTimeOffset? Updated,
    SessionUsage? Usage,
    int? Exit,
    string Path,
    string? Damage
)
{
    private const int MessageLength = 200;

    /// <summary>Reads the entry of a session; a journal that cannot be read is told, not thrown.</summary>
    public static SessionEntry Of(SessionFolder folder, Redactor? redactor = null)
    {
        var report = SessionReport.Read(folder, redactor);
        return new SessionEntry(
            report.Session,
            report.State,
            report.Agent,
            report.Turn,
            (report.Question?.Text ?? report.Message) is { } said ? ExternalText.Line(said, MessageLength) : null,
            report.Repository,
            report.Created,
            report.Updated,
            report.Usage,
            report.Exit,
            folder.Path,
            report.State == SessionState.Damaged ? report.Failure?.Message : null
        );
    }
}
