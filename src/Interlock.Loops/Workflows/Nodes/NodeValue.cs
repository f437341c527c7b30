using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Failures;
using Interlock.Core.Git;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>What a script gets of a node.</summary>
internal static class NodeValue
{
    /// <summary>Class that scripts know for an answer that does not satisfy its schema.</summary>
    public const string SchemaMismatch = "schema_mismatch";

    /// <summary>The text, the document, <c>{text, worktree}</c>, or the failure as data.</summary>
    public static async Task<JsonElement> OfAsync(
        NodeSpec node,
        NodeResult result,
        string key,
        ObjectStore store,
        CancellationToken cancellation
    )
    {
        if (result.Failure is { } failure)
            return Element(Envelope(node, result, failure, key));
        if (result.Change is not { } change)
            return result.Value ?? Element(JsonValue.Create(result.Text));
        var worktree = Worktree(
            change,
            Encoding.UTF8.GetString(await store.PatchAsync(change.Base, change.Tree, cancellation))
        );
        if (result.Value is not { ValueKind: JsonValueKind.Object } value)
            return Element(new JsonObject { ["text"] = result.Text, ["worktree"] = worktree });
        var document = JsonObject.Create(value)!;
        document["worktree"] = worktree;
        return Element(document);
    }

    private static JsonObject Worktree(NodeChange change, string diff) =>
        new()
        {
            ["changed"] = change.Files.Count > 0,
            ["files"] = Strings(change.Files),
            ["diff"] = diff,
            ["base"] = change.Base.Hex,
            ["tree"] = change.Tree.Hex,
            ["refused"] = Strings(change.Refused),
        };

    private static JsonObject Envelope(NodeSpec node, NodeResult result, Failure failure, string key) =>
        new()
        {
            ["ok"] = false,
            ["origin"] = new JsonObject
            {
                ["phase"] = node.Phase,
                ["agent"] = node.Label,
                ["agentType"] = node.AgentType,
                ["backend"] = result.Agent,
                ["attempt"] = result.Attempts,
                ["node_key"] = key,
            },
            ["error"] = new JsonObject
            {
                ["category"] = failure.Class,
                ["message"] = failure.Message,
                ["issues"] = result.Issues is { } issues ? Strings(issues) : null,
            },
            ["feedback"] = new JsonObject
            {
                ["retryable"] = failure.Retryable,
                ["user_message"] = failure.Message,
                ["next_action"] = failure.Remedy,
            },
            ["context"] = new JsonObject
            {
                ["attempt"] = result.Attempts,
                ["maxAttempts"] = node.MostAttempts,
                ["previous_result"] = result.Text,
            },
        };

    private static JsonArray Strings(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
