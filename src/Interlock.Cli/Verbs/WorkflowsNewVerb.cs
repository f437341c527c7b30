using System.CommandLine;
using System.Text.RegularExpressions;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Workflows;
using Interlock.Core.Failures;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using Interlock.Loops.Workflows;
using Interlock.Loops.Workflows.Catalog;

namespace Interlock.Cli.Verbs;

/// <summary><c>workflows new</c>: begins a script of the repository with the text of another one.</summary>
internal static partial class WorkflowsNewVerb
{
    public static Command Create(Face face)
    {
        var name = new Argument<string>("name")
        {
            HelpName = "NAME",
            Description = "Small letters, digits and dashes.",
        };
        var from = CommonOptions.Text(
            "--from",
            "TEMPLATE",
            "Workflow to begin with [default: a short one of two phases]."
        );
        from.CompletionSources.Add(_ => WorkflowScene.Names(face));
        var repository = CommonOptions.Repository();
        var command = new Command("new", "Begins a workflow: .interlock/workflows/NAME.js.") { name, from, repository };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var wanted = parsed.GetValue(name)!;
                if (!Shape().IsMatch(wanted))
                    return Complaint.Usage(
                        face,
                        json: false,
                        command,
                        [$"'{ExternalText.Line(wanted, 80)}' is no name: small letters, digits and dashes"]
                    );
                var catalog = await WorkflowScene.CatalogAsync(face, parsed.GetValue(repository), cancellation);
                var (template, unknown) = catalog.Find(
                    parsed.GetValue(from) ?? BuiltInWorkflows.Blank,
                    face.CurrentFolder
                );
                return template is null
                    ? Complaint.Wrong(face, json: false, unknown!)
                    : Write(face, catalog.NewFolder, wanted, template);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock workflows new audit
              interlock workflows new review-ours --from review-changes
              interlock run audit --dry-run
            """
        );
    }

    private static int Write(Face face, string folder, string name, WorkflowFile template)
    {
        var extension = template.IsCSharp ? WorkflowFile.CSharp : ".js";
        var path = Path.Combine(folder, name + extension);
        Directory.CreateDirectory(folder);
        try
        {
            // Only a new file: a repository may have a link here that leads out of it.
            using var file = new StreamWriter(
                path,
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write }
            );
            file.Write(Name().Replace(template.Source, $"${{head}}'{name}'", 1));
        }
        catch (IOException) when (File.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            return Complaint.Wrong(
                face,
                json: false,
                new Failure(
                    "workflow_exists",
                    $"There is already {path}.",
                    FailureOwner.User,
                    false,
                    "Choose another name; nothing was written."
                )
            );
        }
        face.Output.WriteLine($"{path}\nnow: interlock run {name} --dry-run");
        return ExitCode.Good;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.None, 1000)]
    private static partial Regex Shape();

    // The first 'name' of meta.
    [GeneratedRegex(@"(?<head>\bmeta\s*=\s*\{\s*name:\s*)(?:'[^'\n]*'|""[^""\n]*"")", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
