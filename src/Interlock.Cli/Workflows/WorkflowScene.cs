using System.CommandLine;
using Interlock.Core.Git;
using Interlock.Loops.Workflows.Catalog;

namespace Interlock.Cli.Workflows;

/// <summary>What the verbs of <c>workflows</c> share: the catalog of where the user stands, and the name of one.</summary>
internal static class WorkflowScene
{
    /// <summary>The catalog of the repository around the user, or of the folder when it is none.</summary>
    public static async Task<WorkflowCatalog> CatalogAsync(Face face, string? named, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(named ?? ".", face.CurrentFolder);
        var (repository, _) = await UserRepository.FindAsync(folder, face.Processes, face.Environment, cancellation);
        return new WorkflowCatalog(repository?.Root ?? folder);
    }

    /// <summary>Names of the workflows here, for completion.</summary>
    public static IReadOnlyList<string> Names(Face face) => new WorkflowCatalog(face.CurrentFolder).Names;

    /// <summary>The argument that names a workflow.</summary>
    public static Argument<string> Argument(Face face)
    {
        var argument = new Argument<string>("name") { HelpName = "NAME", Description = "Name or path of a workflow." };
        argument.CompletionSources.Add(_ => Names(face));
        return argument;
    }
}
