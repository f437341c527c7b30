using System.CommandLine;
using Interlock.Core.Runs;

namespace Interlock.Cli.Runs;

/// <summary>The argument that names a run.</summary>
internal static class RunArgument
{
    /// <summary>A run that is the newest when it is not named.</summary>
    public static Argument<string> Optional(Face face) =>
        Completed(
            face,
            new Argument<string>("run")
            {
                HelpName = "RUN",
                Description = "Id, its beginning, or 'latest'.",
                DefaultValueFactory = _ => RunCatalog.Latest,
            }
        );

    /// <summary>A run that has to be named.</summary>
    public static Argument<string> Required(Face face) =>
        Completed(
            face,
            new Argument<string>("run") { HelpName = "RUN", Description = "Id, its beginning, or 'latest'." }
        );

    private static Argument<string> Completed(Face face, Argument<string> argument)
    {
        argument.CompletionSources.Add(_ =>
            RunCatalog.Of(face.Home).List().Take(50).Select(run => run.Id).Append(RunCatalog.Latest)
        );
        return argument;
    }
}
