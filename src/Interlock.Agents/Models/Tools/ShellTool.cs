using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Agents.Models.Tools;

/// <summary>
/// Runs a command, held back as the turn says, without a secret in its environment; every process it started is dead when it
/// answers.
/// </summary>
/// <param name="turn">The turn.</param>
/// <param name="variables">The whole environment.</param>
/// <param name="processes">Starts the shell.</param>
internal sealed class ShellTool(AgentTurn turn, IReadOnlyDictionary<string, string> variables, ProcessRunner processes)
    : ITool
{
    private const int Usual = 120; // seconds
    private const int Most = 1800;
    private const int Kept = 256 * 1024;

    /// <inheritdoc/>
    public string Name => "shell";

    /// <inheritdoc/>
    public string Description =>
        $"Runs a command with /bin/sh in the workspace and shows its output and exit code. It has no terminal and no input, ends after {Usual} s unless 'seconds' says otherwise, and leaves nothing running.";

    /// <inheritdoc/>
    public JsonElement Parameters { get; } =
        ToolArguments.Schema(
            ("command", "string", "The command."),
            ("seconds?", "integer", $"Time limit, 1 to {Most}.")
        );

    /// <inheritdoc/>
    public async Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation)
    {
        var seconds = arguments.Number("seconds", Usual, 1, Most);
        try
        {
            var ended = await processes.RunAsync(Spec(arguments.Text("command")!, seconds), cancellation);
            return Describe(ended, seconds);
        }
        catch (ProcessStartException broken)
        {
            return ToolOutput.Error(broken.Failure.Message);
        }
    }

    private ProcessSpec Spec(string command, int seconds) =>
        new()
        {
            FileName = "/bin/sh",
            Arguments = ["-c", command],
            WorkingDirectory = turn.Workspace,
            Environment = variables,
            Timeout = TimeSpan.FromSeconds(seconds),
            MaxOutputBytes = Kept,
            Supervised = true,
            Confinement = ShellConfinement.Of(turn, variables["TMPDIR"]),
        };

    private static ToolOutput Describe(ProcessResult ended, int seconds)
    {
        var end = ended.TimedOut ? $"It was ended after {seconds} s." : $"Exit code {ended.ExitCode}.";
        var output = ExternalText.Clean(ended.StandardOutput, ToolOutput.Longest / 2, KeptPart.Both);
        var errors = ExternalText.Clean(ended.StandardError, ToolOutput.Longest / 3, KeptPart.Both);
        var dropped = ended.DroppedBytes > 0 ? $"\n[{ended.DroppedBytes} bytes of output were not kept]" : "";
        return new ToolOutput(
            $"{end}{dropped}{(output.Length > 0 ? $"\nstdout:\n{output}" : "")}{(errors.Length > 0 ? $"\nstderr:\n{errors}" : "")}",
            ended.TimedOut || ended.ExitCode != 0
        );
    }
}
