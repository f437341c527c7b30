using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;

namespace Interlock.Cli.Agent;

/// <summary><c>agent stop</c>: ends all processes of a session; it can be resumed.</summary>
internal static class AgentStopVerb
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(10);

    public static Command Create(Face face)
    {
        var grace = CommonOptions.Text(
            "--grace",
            "DURATION",
            "How long the worker may take to end by itself [default: 10s]."
        );
        return new SessionVerb(face, "stop", "Ends all processes of a session; it can be resumed.", grace).Does(
            async (folder, json, _, values, cancellation) =>
            {
                var patience = values.Duration(grace) ?? DefaultGrace;
                if (values.Faults.Count > 0)
                    return Complaint.Configuration(face, json, values.Faults, "see interlock agent stop --help");
                if (await new LostSessions(face).Stopper().StopAsync(folder, patience, cancellation) is { } failure)
                    return Complaint.Failed(face, json, failure);
                return SessionPrinter.Status(face, SessionPrinter.Read(face, folder), json);
            },
            """
            Examples:
              interlock agent stop
              interlock agent stop fix-1 --grace 1m

            A session that came to an end before stays as it is.
            """
        );
    }
}
