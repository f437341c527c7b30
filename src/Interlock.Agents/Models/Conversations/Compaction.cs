namespace Interlock.Agents.Models.Conversations;

/// <summary>
/// What of a conversation is sent when it outgrows a model's window: results of tools before a border are left out, which the
/// model can have again; prompts and its own words stay. The border moves seldom, so that the provider's cache stays useful.
/// </summary>
internal sealed class Compaction
{
    private const int Short = 400; // characters; less is not worth leaving out
    private int border;

    /// <summary>Moves the border.</summary>
    /// <param name="items">The conversation.</param>
    /// <param name="kept">How many of the newest results stay whole.</param>
    /// <returns>Whether that leaves out more than before.</returns>
    public bool Move(IReadOnlyList<ChatItem> items, int kept)
    {
        var before = border;
        for (var at = items.Count - 1; at >= border; at--)
        {
            if (items[at] is not ToolResult || kept-- > 0)
                continue;
            border = at + 1;
            break;
        }
        return items.Take(border).Skip(before).Any(IsLong);
    }

    /// <summary>What is sent.</summary>
    public IReadOnlyList<ChatItem> Apply(IReadOnlyList<ChatItem> items) =>
        [.. items.Select((item, at) => at < border && IsLong(item) ? Left((ToolResult)item) : item)];

    private static bool IsLong(ChatItem item) => item is ToolResult { Text.Length: > Short };

    private static ToolResult Left(ToolResult result) =>
        result with
        {
            Text = $"[left out to save room: {result.Text.Length} characters; use the tool again if you need them]",
        };
}
