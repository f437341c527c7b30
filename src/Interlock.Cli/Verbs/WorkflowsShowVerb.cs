using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Workflows;
using Interlock.Core.Runs;
using Interlock.Loops.Workflows;

namespace Interlock.Cli.Verbs;

/// <summary><c>workflows show</c>: the text of a workflow.</summary>
internal static class WorkflowsShowVerb
{
    public static Command Create(Face face)
    {
        var name = WorkflowScene.Argument(face);
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("show", "Prints the text of a workflow.") { name, json, repository };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var catalog = await WorkflowScene.CatalogAsync(face, parsed.GetValue(repository), cancellation);
                var (file, unknown) = catalog.Find(parsed.GetValue(name)!, face.CurrentFolder);
                if (file is null)
                    return Complaint.Wrong(face, parsed.GetValue(json), unknown!);
                var entry = parsed.GetValue(json)
                    ? (await new WorkflowShelf(face, catalog).ReadAsync([file], cancellation))[0]
                    : null;
                Print(face, file, entry);
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock workflows show review-changes
              interlock workflows show .claude/workflows/review.js --json
            """
        );
    }

    private static void Print(Face face, WorkflowFile file, WorkflowEntry? entry)
    {
        if (entry is null)
            face.Output.Write(file.Source);
        else
            face.Output.WriteLine(
                JsonSerializer.Serialize(entry with { Text = file.Source }, CliJson.Default.WorkflowEntry)
            );
    }
}
