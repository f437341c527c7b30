using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Mcp;
using Interlock.Cli.Output;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>mcp</c>: a stdio server of the Model Context Protocol.</summary>
internal static class McpVerb
{
    public static Command Create(Face face)
    {
        var roots = CommonOptions.Texts(
            "--root",
            "DIR",
            "Repositories must lie below it; repeat for more [default: the current folder's repository]."
        );
        var allowCommand = CommonOptions.Flag(
            "--allow-command",
            "Clients may name programs as agents and shell commands as checks; both run as you."
        );
        var allowFull = CommonOptions.Flag(
            "--allow-full",
            "Clients may lift an agent's limits: full permission, network, your own settings."
        );
        var command = new Command(
            "mcp",
            "Serves Interlock's verbs as tools to other agents, over stdin and stdout (MCP)."
        )
        {
            roots,
            allowCommand,
            allowFull,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (found, failure) = await RootsAsync(face, parsed.GetValue(roots) ?? [], cancellation);
                if (found is null)
                    return Complaint.Wrong(face, json: false, failure!);
                var settings = new McpSettings(found, parsed.GetValue(allowCommand), parsed.GetValue(allowFull));
                await ServeAsync(face, settings, cancellation);
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              claude mcp add interlock -- interlock mcp
              codex mcp add interlock -- interlock mcp --root ~/projects
              interlock mcp --allow-command      clients may bring checks and 'command:' agents

            The client starts it; there is nothing to see at a terminal. See docs/mcp.md.
            """
        );
    }

    private static async Task ServeAsync(Face face, McpSettings settings, CancellationToken cancellation)
    {
        await using var input = face.OpenInput();
        await using var output = face.OpenOutput();
        Console.SetOut(face.Error); // whatever prints by mistake must not break the protocol
        await new McpHost(face, settings).ServeAsync(input, output, cancellation);
    }

    private static async Task<(IReadOnlyList<string>? Roots, Failure? Failure)> RootsAsync(
        Face face,
        string[] named,
        CancellationToken cancellation
    )
    {
        if (named.Length == 0)
        {
            var (repository, _) = await UserRepository.FindAsync(
                face.CurrentFolder,
                face.Processes,
                face.Environment,
                cancellation
            );
            return ([RealPath.Of(repository?.Root ?? face.CurrentFolder)], null);
        }
        var folders = named.Select(root => Path.GetFullPath(root, face.CurrentFolder)).ToList();
        return folders.Find(folder => !Directory.Exists(folder)) is { } missing
            ? (
                null,
                new Failure(
                    "no_root",
                    $"--root {missing} is no folder",
                    FailureOwner.User,
                    false,
                    "name a folder that exists"
                )
            )
            : ([.. folders.Select(RealPath.Of)], null);
    }
}
