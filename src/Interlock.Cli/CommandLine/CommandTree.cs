using System.CommandLine;
using Interlock.Cli.Agent;
using Interlock.Cli.Output;
using Interlock.Cli.Verbs;
using Interlock.Core.Failures;

namespace Interlock.Cli.CommandLine;

/// <summary>All verbs; reads a command line and runs the verb that it names.</summary>
internal static class CommandTree
{
    // A request may begin with '@' and must then not be read as the name of a file with arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>The commands and their options.</summary>
    public static RootCommand Create(Face face)
    {
        var root = new RootCommand("Runs coding agents in a controlled loop and lands their work only on evidence.");
        root.Subcommands.Add(ShipVerb.Create(face));
        root.Subcommands.Add(RunVerb.Create(face));
        root.Subcommands.Add(ProveVerb.Create(face));
        root.Subcommands.Add(WorkflowsVerb.Create(face));
        root.Subcommands.Add(GateVerb.Create(face));
        root.Subcommands.Add(AgentVerb.Create(face));
        root.Subcommands.Add(RunsVerb.Create(face));
        root.Subcommands.Add(DoctorVerb.Create(face));
        root.Subcommands.Add(DemoVerb.Create(face));
        root.Subcommands.Add(AgentsVerb.Create(face));
        root.Subcommands.Add(McpVerb.Create(face));
        root.Subcommands.Add(DetachedVerb.Create(face));
        root.Subcommands.Add(CompletionVerb.Create(face));
        return root;
    }

    /// <summary>Runs a command line to its exit code. Whatever happens is reported; nothing is thrown.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="face">The outside.</param>
    /// <param name="interrupts">Stops the verb.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Face face, Interrupts interrupts)
    {
        var verb = RunAsync(arguments, face with { Insisted = interrupts.Insisted }, interrupts.Token);
        return await Task.WhenAny(verb, interrupts.Left) == verb
            ? await verb
            : Complaint.Left(face, json: IsJson(arguments));
    }

    /// <inheritdoc cref="RunAsync(IReadOnlyList{string}, Face, Interrupts)"/>
    /// <param name="arguments">The command line.</param>
    /// <param name="face">The outside.</param>
    /// <param name="cancellation">Stops the verb, as Ctrl-C does.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Face face, CancellationToken cancellation)
    {
        var json = IsJson(arguments);
        try
        {
            var parsed = Create(face).Parse(arguments, Parsing);
            if (UsageFaults.Of(parsed, arguments) is { Count: > 0 } faults)
                return Complaint.Usage(face, json, parsed.CommandResult.Command, faults);
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = face.Output,
                    Error = face.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancellation
            );
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Complaint.Cancelled(face, json);
        }
        catch (RefusalException e)
        {
            return Complaint.Refused(face, json, e.Exit, e.Failure);
        }
        catch (FailureException e)
        {
            return Complaint.Failed(face, json, e.Failure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Complaint.Files(face, json, e);
        }
        catch (Exception e) // the last line of defence: a bug must still give one document and a failing exit code
        {
            return Complaint.Bug(face, json, e);
        }
    }

    private static bool IsJson(IReadOnlyList<string> arguments) =>
        arguments.TakeWhile(argument => argument != "--").Contains("--json", StringComparer.Ordinal);
}
