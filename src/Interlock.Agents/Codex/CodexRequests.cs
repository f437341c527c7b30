using System.Text.Json.Nodes;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>
/// What is asked of <c>codex app-server</c>; the exact protocol of an installed version is written by
/// <c>codex app-server generate-ts --experimental --out FOLDER</c>.
/// </summary>
internal static class CodexRequests
{
    // What says nothing that is needed, and floods the connection.
    private static readonly string[] Unwanted =
    [
        "item/commandExecution/outputDelta",
        "item/fileChange/outputDelta",
        "turn/diff/updated",
    ];

    /// <summary>Parameters of <c>initialize</c>. Asking a person is among its experimental parts.</summary>
    public static JsonObject Hello() =>
        new()
        {
            ["clientInfo"] = new JsonObject
            {
                ["name"] = "interlock",
                ["title"] = "Interlock",
                ["version"] = Version,
            },
            ["capabilities"] = new JsonObject
            {
                ["experimentalApi"] = true,
                ["optOutNotificationMethods"] = new JsonArray([.. Unwanted.Select(name => (JsonNode)name)]),
            },
        };

    /// <summary>The request that opens a turn's thread, and its parameters.</summary>
    public static (string Method, JsonObject Parameters) Thread(AgentTurn turn)
    {
        var (bounds, value) = CodexConfig.Bounds(turn);
        var parameters = new JsonObject
        {
            ["cwd"] = turn.Workspace,
            ["approvalPolicy"] = "never",
            [bounds] = value,
        };
        if (turn.Model is not null)
            parameters["model"] = turn.Model;
        if (turn.Instructions is not null)
            parameters["developerInstructions"] = turn.Instructions;
        if (turn.Resume is null)
            return ("thread/start", parameters);
        parameters["threadId"] = turn.Resume;
        parameters["excludeTurns"] = true; // a long conversation is not read back
        return ("thread/resume", parameters);
    }

    /// <summary>Parameters of <c>turn/start</c>, but for the thread.</summary>
    public static JsonObject Turn(AgentTurn turn, string prompt, IReadOnlyList<TurnImage> images, JsonNode? schema)
    {
        var text = new JsonObject { ["type"] = "text", ["text"] = prompt };
        var pictures = images.Select(image => new JsonObject { ["type"] = "localImage", ["path"] = image.Path });
        var parameters = new JsonObject { ["input"] = new JsonArray([text, .. pictures]) };
        if (schema is not null)
            parameters["outputSchema"] = schema;
        if (turn.Effort is not null)
            parameters["effort"] = turn.Effort;
        return parameters;
    }

    private static string Version => typeof(CodexRequests).Assembly.GetName().Version?.ToString(3) ?? "0";
}
