namespace Interlock.Cli.Mcp;

/// <summary>Type of a tool's parameter.</summary>
internal enum ParameterKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>Any JSON.</summary>
    Json,

    /// <summary>A list of objects, handed on as JSON.</summary>
    Objects,
}
