using System.Text.Json;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary>Prints what is known of a session.</summary>
internal static class SessionPrinter
{
    /// <summary>A session that lives on by itself; exit code 0.</summary>
    public static int Started(Face face, SessionFolder folder, bool json)
    {
        if (json)
            Json(face, Read(face, folder));
        else
            face.Output.WriteLine(folder.Name);
        return ExitCode.Good;
    }

    /// <summary>A session that has come to an end, for now: its message on stdout, all else on stderr. Its exit code.</summary>
    public static int Ended(Face face, SessionFolder folder, bool json)
    {
        var report = Read(face, folder);
        if (json)
            Json(face, report);
        else
        {
            if (report.Message is { Length: > 0 } message)
                face.Output.WriteLine(message.TrimEnd());
            foreach (var line in SessionSummary.Lines(report))
                face.Error.WriteLine(line);
        }
        return report.Exit ?? ExitCode.Good;
    }

    /// <summary>The state of a session on stdout. Exit code 0, unless it is damaged.</summary>
    public static int Status(Face face, SessionReport report, bool json)
    {
        if (json)
            Json(face, report);
        else
        {
            foreach (var line in SessionSummary.Lines(report))
                face.Output.WriteLine(line);
            if (report.Message is { Length: > 0 } message)
                face.Output.WriteLine($"\n{message}");
        }
        return report.State == SessionState.Damaged ? ExitCode.Infrastructure : ExitCode.Good;
    }

    /// <summary>The report of a session.</summary>
    public static SessionReport Read(Face face, SessionFolder folder) =>
        SessionReport.Read(folder, new Redactor(face.Environment.SecretValues));

    private static void Json(Face face, SessionReport report) =>
        face.Output.WriteLine(JsonSerializer.Serialize(report, SessionJson.Readable.SessionReport));
}
