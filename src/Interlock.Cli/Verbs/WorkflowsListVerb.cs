using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Workflows;
using Interlock.Core.Runs;
using Interlock.Core.Text;

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
        // File names of a repository: whatever they hold, a line stays a line.
        var names = all.Select(one => ExternalText.Line(one.Name, 100)).ToList();
        var wide = names.Max(name => name.Length);
        foreach (var (name, one) in names.Zip(all))
            face.Output.WriteLine($"{name.PadRight(wide)}  {ExternalText.Line(Words(one), 500)}");
    }

    private static string Words(WorkflowEntry one) =>
        $"{one.Path ?? one.Source.Replace('_', ' ')}: {one.Problem ?? one.Description ?? "(says nothing of itself)"}";
}
