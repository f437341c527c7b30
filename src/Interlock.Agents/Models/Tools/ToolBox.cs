using System.Text;
using Interlock.Agents.Models.Clients;
using Interlock.Agents.Models.Conversations;
using Interlock.Core.Agents;
using Interlock.Core.Schemas;

namespace Interlock.Agents.Models.Tools;

/// <summary>The tools of a turn: those its permission allows. What goes wrong in one is an answer to the model.</summary>
internal sealed class ToolBox
{
    private readonly Dictionary<string, (ITool Tool, JsonSchema Schema)> tools;
    private readonly AskTool? ask;

    private ToolBox(IReadOnlyList<ITool> all, AskTool? ask)
    {
        (All, this.ask) = (all, ask);
        tools = all.ToDictionary(
            tool => tool.Name,
            tool => (tool, JsonSchema.Parse(tool.Parameters)),
            StringComparer.Ordinal
        );
    }

    /// <summary>The tools.</summary>
    public IReadOnlyList<ITool> All { get; }

    /// <summary>The question that the turn ends with, or null.</summary>
    public AgentQuestion? Escalated => ask?.Escalated;

    /// <summary>The tools of a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="shell">Its shell.</param>
    /// <param name="clean">Makes a text fit to be shown to people.</param>
    /// <param name="time">The clock.</param>
    public static ToolBox Of(AgentTurn turn, ShellTool shell, Func<string, string> clean, TimeProvider time)
    {
        var files = new WorkFiles(turn.Workspace);
        var question = turn.Ask is null ? null : new AskTool(turn.Ask, clean);
        List<ITool> all = [new ReadTool(files), new SearchTool(files, time), new ListTool(files)];
        if (turn.Permission != Permission.ReadOnly)
            all.AddRange([new EditTool(files), new WriteTool(files)]);
        if (turn.Permission != Permission.ReadOnly && ShellConfinement.Allows(turn))
            all.Add(shell);
        if (question is not null)
            all.Add(question);
        return new ToolBox(all, question);
    }

    /// <summary>Carries a call out.</summary>
    /// <returns>The answer, and whether the call itself was wrong: no such tool, or not its arguments.</returns>
    public async Task<(ToolOutput Output, bool Malformed)> RunAsync(ToolCall call, CancellationToken cancellation)
    {
        if (!tools.TryGetValue(call.Name, out var found))
            return (ToolOutput.Error($"There is no such tool; there are: {string.Join(", ", tools.Keys)}."), true);
        if (JsonBody.Parse(Encoding.UTF8.GetBytes(call.Arguments)) is not { } arguments)
            return (ToolOutput.Error("The arguments are no JSON object."), true);
        if (found.Schema.Validate(arguments) is { Count: > 0 } issues)
            return (ToolOutput.Error($"The arguments are wrong: {string.Join(" ", issues.Take(5))}"), true);
        try
        {
            return (await found.Tool.RunAsync(arguments, cancellation), false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (ToolOutput.Error(error.Message), false);
        }
    }
}
