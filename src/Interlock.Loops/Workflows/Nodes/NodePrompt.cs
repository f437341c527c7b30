namespace Interlock.Loops.Workflows.Nodes;

/// <summary>The words that an agent gets.</summary>
internal static class NodePrompt
{
    /// <summary>The first prompt of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="takesInstructions">Whether the agent takes instructions beside the prompt.</param>
    public static string First(NodeSpec node, bool takesInstructions)
    {
        var role = node.Instructions is { Length: > 0 } text && !takesInstructions ? $"{text}\n\n" : "";
        var purpose = node.SchemaPurpose is { Length: > 0 } what ? $"\n\nWhat the final message is for: {what}" : "";
        return role + node.Prompt + purpose;
    }

    /// <summary>A repair in a new conversation: the task once more, and what was wrong.</summary>
    public static string Again(string first, string answer, string repair) =>
        $"{first}\n\nYou already did this, and ended with this message:\n\n{answer}\n\n{repair}";
}
