using System.CommandLine;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>The argument that names a session.</summary>
internal static class SessionArgument
{
    private const int MostSuggestions = 50;

    /// <summary>A session that is the one started last when it is not named.</summary>
    public static Argument<string> Optional(Face face) =>
        Completed(
            face,
            new Argument<string>("session")
            {
                HelpName = "SESSION",
                Description = "Name, its beginning, or 'latest'.",
                DefaultValueFactory = _ => SessionName.Latest,
            }
        );

    /// <summary>Sessions that are suggested to a shell.</summary>
    public static IEnumerable<string> Known(Face face) =>
        SessionCatalog
            .List(AgentScope.Everywhere(face))
            .Take(MostSuggestions)
            .Select(session => session.Name)
            .Append(SessionName.Latest);

    private static Argument<string> Completed(Face face, Argument<string> argument)
    {
        argument.CompletionSources.Add(_ => Known(face));
        return argument;
    }
}
