using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Mcp;

/// <summary>A tool: a verb of the command line that a model can call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Verb">The verb: <c>["runs", "list"]</c>.</param>
/// <param name="Description">What it does and when to use it.</param>
/// <param name="Parameters">Its arguments; <c>repo</c> is added to all.</param>
internal sealed record ToolDefinition(
    string Name,
    string Title,
    IReadOnlyList<string> Verb,
    string Description,
    IReadOnlyList<ToolParameter> Parameters
)
{
    /// <summary>The argument that every tool has.</summary>
    public static ToolParameter Repository { get; } =
        new(
            "repo",
            ParameterKind.Text,
            "Folder of the repository, below a root of this server [default: its first root]."
        )
        {
            IsOwn = true,
        };

    /// <summary>Whether the verb writes text for people instead of a document.</summary>
    public bool IsText { get; init; }

    /// <summary>What of a call the verb reads from its stdin, or null.</summary>
    public Func<ToolArguments, PipedInput?> Piped { get; init; } = _ => null;

    /// <summary>How it works.</summary>
    public ToolWork Work { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether it can undo or end something that was there.</summary>
    public bool Destructive { get; init; }

    /// <summary>Whether calling it twice does what calling it once does.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether it reaches outside of this machine (agents call models).</summary>
    public bool OpenWorld { get; init; }

    /// <summary>Its arguments, with those that all tools have.</summary>
    public IReadOnlyList<ToolParameter> AllParameters => [.. Parameters, Repository];

    /// <summary>The tool as the protocol lists it.</summary>
    /// <param name="settings">What the user allows; what is not allowed is not listed.</param>
    public Tool Listed(McpSettings settings) =>
        new()
        {
            Name = Name,
            Title = Title,
            Description = Description,
            InputSchema = Schema(settings),
            Annotations = new ToolAnnotations
            {
                Title = Title,
                ReadOnlyHint = ReadOnly,
                DestructiveHint = Destructive,
                IdempotentHint = Idempotent || ReadOnly,
                OpenWorldHint = OpenWorld,
            },
        };

    /// <summary>JSON Schema of the arguments.</summary>
    public JsonElement Schema(McpSettings settings) =>
        ToolSchema.Of([.. AllParameters.Where(parameter => parameter.IsOpen(settings))], settings);
}
