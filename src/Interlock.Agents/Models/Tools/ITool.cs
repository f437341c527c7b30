using System.Text.Json;

namespace Interlock.Agents.Models.Tools;

/// <summary>Something a model can have done.</summary>
internal interface ITool
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What it does, for the model.</summary>
    string Description { get; }

    /// <summary>JSON Schema of its arguments.</summary>
    JsonElement Parameters { get; }

    /// <summary>Does it. The arguments satisfy <see cref="Parameters"/>.</summary>
    Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation);
}
