using System.Text.Json.Nodes;

namespace Interlock.ModelStub;

/// <summary>How each agent calls its shell.</summary>
internal static class ShellTool
{
    /// <summary>The call that runs a command with a tool on offer, or null when none of them is a shell.</summary>
    public static (string Name, JsonObject Arguments)? Call(string command, IReadOnlyList<string> tools)
    {
        foreach (var tool in tools)
        {
            JsonObject? arguments = tool switch
            {
                "exec_command" => new() { ["cmd"] = command }, // Codex
                "shell" when tools.Contains("edit") => new() { ["command"] = command }, // Interlock's own
                "shell" => new() { ["command"] = new JsonArray("bash", "-lc", command) }, // Codex, older models
                "Bash" or "bash" => new() { ["command"] = command, ["description"] = "scripted" }, // Claude, opencode, Copilot
                "run_shell_command" => new() { ["command"] = command }, // Gemini
                _ => null,
            };
            if (arguments is not null)
                return (tool, arguments);
        }

        return null;
    }
}
