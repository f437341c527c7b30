namespace Interlock.Agents.Models.Providers;

/// <summary>A provider of models: where it is, how it is spoken to, and in what it differs.</summary>
/// <param name="Name">What stands before the colon of an agent's name.</param>
/// <param name="Api">The protocol.</param>
/// <param name="BaseUrl">Where it is, unless a variable says otherwise.</param>
/// <param name="Models">Models known when this was written, the default first; any other name is passed on.</param>
public sealed record Provider(string Name, ApiKind Api, string BaseUrl, IReadOnlyList<string> Models)
{
    /// <summary>Variables that hold the key; the first that is set counts.</summary>
    public required IReadOnlyList<string> KeyVariables { get; init; }

    /// <summary>Variables that hold another base URL; the first that is set counts.</summary>
    public required IReadOnlyList<string> UrlVariables { get; init; }

    /// <summary>Where this row was read.</summary>
    public required string Source { get; init; }

    /// <summary>How structured output is asked for.</summary>
    public SchemaForm Schema { get; init; } = SchemaForm.Native;

    /// <summary>The member of a message that holds its reasoning and must be sent back with it, or null.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Whether an effort of reasoning is taken.</summary>
    public bool Effort { get; init; } = true;

    /// <summary>Whether pictures are taken.</summary>
    public bool Images { get; init; } = true;

    /// <summary>The member that limits the output tokens.</summary>
    public string OutputMember { get; init; } = "max_tokens";

    /// <summary>Output tokens of one answer when the turn names no limit; null leaves it to the provider.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>Input tokens above which old tool results are left out.</summary>
    public int Window { get; init; } = 200_000;
}
