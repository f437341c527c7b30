using System.CommandLine;
using Interlock.Cli.Output;

namespace Interlock.Cli.Agent;

/// <summary><c>agent watch</c>: follows a session to the end of its turn.</summary>
internal static class AgentWatchVerb
{
    public static Command Create(Face face) =>
        new SessionVerb(
            face,
            "watch",
            "Follows a session to the end of its turn; then its exit code is this one's."
        ).Does(
            async (folder, json, _, _, cancellation) =>
            {
                var desk = new QuestionDesk(face, folder);
                await Audience.WhileHeardAsync(
                    face,
                    heard =>
                        new SessionFollow(face, folder).RunAsync(
                            0,
                            question =>
                            {
                                desk.Show(question.Question);
                                return true;
                            },
                            heard
                        ),
                    cancellation
                );
                return SessionPrinter.Ended(face, folder, json);
            },
            """
            Examples:
              interlock agent watch
              interlock agent watch fix-1 --json     prints the session's JSON when its turn has ended

            Ctrl-C ends the watching, not the session.
            """
        );
}
