using Interlock.Agents.Catalog;
using Interlock.Agents.Command;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Acp;

/// <summary>What an <c>acp:</c> name starts: a preset, with a model or without, or the user's own command line.</summary>
/// <param name="Title">Name for messages.</param>
/// <param name="Preset">How the agent is isolated and read.</param>
/// <param name="Model">Model of the name, or null.</param>
/// <param name="Command">The command line, or null for a preset.</param>
internal sealed record AcpProgram(string Title, AcpPreset Preset, string? Model, CommandText? Command)
{
    private static readonly AcpPreset Plain = new("", "/bin/sh", [], "", "Log in with that agent's own program")
    {
        HasVersion = false,
    };

    /// <summary>Reads what follows <c>acp:</c>: <c>NAME</c>, <c>NAME:MODEL</c> or a command line.</summary>
    public static AcpProgram Of(string text, string callerDirectory)
    {
        var name = AgentName.Of(text);
        if (AcpPresets.Find(name.Runtime) is { } preset)
            return new AcpProgram(preset.Name, preset, name.Rest, null);
        var command = CommandText.Of(text, callerDirectory);
        return new AcpProgram(NameRules.Start(text), Plain, null, command);
    }

    /// <summary>The program file and its first arguments, or why there is none.</summary>
    public (string? Program, IReadOnlyList<string> Arguments, Failure? Failure) Find(AgentHost host)
    {
        var wanted = Command is null ? Preset.Program : Command.Program;
        var found = wanted is null ? "" : ProgramPath.Find(wanted, host.Environment.Variables, host.CallerDirectory);
        if (found is null)
            return (null, [], Missing(wanted!));
        return Command is null ? (found, Preset.Arguments, null) : ("/bin/sh", ["-c", Command.Resolved], null);
    }

    /// <summary>Files that the command line names by their full path.</summary>
    public IReadOnlyList<string> Files =>
        Command is null
            ? []
            :
            [
                .. Command
                    .Resolved.Split(' ')
                    .Select(word => word.Trim('\'', '"'))
                    .Where(Path.IsPathRooted)
                    .Where(File.Exists),
            ];

    private Failure Missing(string program) =>
        new(
            "agent_not_found",
            $"The program '{program}' of acp:{Title} is not {(program.Contains('/') ? "there, or not executable" : "in PATH")}"
                + $"{(Command is null ? "" : NearestName.Hint(program, [.. AcpPresets.All.Select(p => p.Name)]))}.",
            FailureOwner.User,
            false,
            Command is null
                ? $"Install it: {Preset.Install}"
                : $"Install it, or name one of: {string.Join(", ", AcpPresets.All.Select(preset => preset.Name))}"
        );
}
