using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Workflows;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>workflows list</c>: what <c>run</c> knows by name.</summary>
internal static class WorkflowsListVerb
{
    public static Command Create(Face face)
    {
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("list", "Lists the workflows that 'interlock run' knows by name.")
        {
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var catalog = await WorkflowScene.CatalogAsync(face, parsed.GetValue(repository), cancellation);
                var all = await new WorkflowShelf(face, catalog).AllAsync(cancellation);
                Print(face, all, parsed.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock workflows list
              interlock workflows list --json

            A workflow of the repository (.interlock/workflows, .claude/workflows) goes before a built-in one of the same name.
            """
        );
    }

    private static void Print(Face face, IReadOnlyList<WorkflowEntry> all, bool json)
    {
        if (json)
        {
            face.Output.WriteLine(JsonSerializer.Serialize(all, CliJson.Default.IReadOnlyListWorkflowEntry));
            return;
        }
        var wide = all.Max(one => one.Name.Length);
        foreach (var one in all)
            face.Output.WriteLine(
                $"{one.Name.PadRight(wide)}  {one.Path ?? "built in"}: {one.Problem ?? one.Description ?? "(says nothing of itself)"}"
            );
    }
}
