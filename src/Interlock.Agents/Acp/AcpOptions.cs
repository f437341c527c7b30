using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>
/// What a session lets its client choose: <c>configOptions</c>, and <c>models</c> and <c>modes</c>, its older form.
/// </summary>
/// <param name="session">The answer to <c>session/new</c>, <c>session/load</c> or <c>session/resume</c>.</param>
internal sealed class AcpOptions(JsonElement session)
{
    private const int MostModels = 2000;

    /// <summary>The selector of a category (<c>model</c>, <c>thought_level</c>, <c>mode</c>), or null.</summary>
    public JsonElement? Selector(string category)
    {
        foreach (var option in session.List("configOptions"))
            if ((option.Text("category") ?? option.Text("id")) == category && option.Text("type") is null or "select")
                return option;
        return null;
    }

    /// <summary>The values of a selector and their names, groups flattened.</summary>
    public static IReadOnlyList<(string Value, string? Name)> Values(JsonElement selector) =>
        [
            .. selector
                .List("options")
                .SelectMany(o => o.Text("value") is not null ? [o] : o.List("options"))
                .Where(o => o.Text("value") is not null)
                .Select(o => (o.Text("value")!, o.Text("name")))
                .Take(MostModels),
        ];

    /// <summary>Whether the older <c>models</c> are there, for <c>session/set_model</c>.</summary>
    public bool HasModels => session.Member("models") is { ValueKind: JsonValueKind.Object };

    /// <summary>Whether one of the older <c>modes</c> has this id.</summary>
    public bool HasMode(string id) =>
        session.Member("modes") is { } modes && modes.List("availableModes").Any(mode => mode.Text("id") == id);

    /// <summary>The model that answers when none is chosen, or null.</summary>
    public string? Model => Selector("model")?.Text("currentValue") ?? session.Member("models")?.Text("currentModelId");

    /// <summary>Every model that can be chosen.</summary>
    public IReadOnlyList<ModelInfo> Models()
    {
        var efforts = Selector("thought_level") is { } levels
            ? Values(levels).Select(level => level.Value).ToList()
            : [];
        var offered = Selector("model") is { } selector
            ? Values(selector)
            :
            [
                .. (session.Member("models") ?? default)
                    .List("availableModels")
                    .Where(m => m.Text("modelId") is not null)
                    .Select(m => (m.Text("modelId")!, m.Text("name")))
                    .Take(MostModels),
            ];
        // The levels on offer are those of the current model; of others nothing is told.
        return
        [
            .. offered.Select(m => new ModelInfo(m.Value, m.Name, m.Value == Model, m.Value == Model ? efforts : [])),
        ];
    }
}
