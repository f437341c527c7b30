namespace Interlock.Core.Agents;

/// <summary>What a runtime can do. Asking an agent for what it does not declare is an error before anything starts.</summary>
public enum Capability
{
    /// <summary>Goes on with an earlier conversation in a new process (<see cref="AgentTurn.Resume"/>).</summary>
    Resume,

    /// <summary>Ends a turn when asked and keeps the conversation (<see cref="AgentTurn.Interrupt"/>).</summary>
    Interrupt,

    /// <summary>Enforces a JSON Schema itself; without it the schema goes into the prompt.</summary>
    NativeSchema,

    /// <summary>Takes pictures with the prompt.</summary>
    Images,

    /// <summary>Tells the tokens of a turn when it ends.</summary>
    Usage,

    /// <summary>Tells tokens while the turn runs, so that a limit can end it in flight.</summary>
    LiveUsage,

    /// <summary>Tells what a turn cost, itself or by a known price.</summary>
    Money,

    /// <summary>Confines its tools itself.</summary>
    Sandbox,

    /// <summary>Can be held to reading only.</summary>
    ReadOnly,

    /// <summary>Its tools can be kept from the network while the model is reached.</summary>
    ToolNetworkOff,

    /// <summary>Can list its models.</summary>
    ModelList,

    /// <summary>Takes the name of a model.</summary>
    ModelChoice,

    /// <summary>Takes an effort of reasoning.</summary>
    Effort,

    /// <summary>Asks a person and takes the answer inside the same turn.</summary>
    Questions,

    /// <summary>Can end a turn with a question, whose answer is the next turn.</summary>
    QuestionAtEnd,

    /// <summary>Asks before it uses a tool; the engine decides.</summary>
    PermissionRequests,

    /// <summary>Shows its message while it writes it.</summary>
    Streaming,

    /// <summary>Takes instructions beside the prompt (a system prompt).</summary>
    Instructions,

    /// <summary>Tells how it is logged in.</summary>
    Account,

    /// <summary>Tells usage windows and rate limits, with the time when they end.</summary>
    UsageWindows,

    /// <summary>Tells what went wrong by codes, not only in words.</summary>
    StructuredErrors,

    /// <summary>Works with a configuration home of our own making.</summary>
    IsolatedHome,

    /// <summary>Can work with the user's own settings, hooks and skills (<see cref="AgentTurn.Inherit"/>).</summary>
    InheritHome,

    /// <summary>Reads and writes files through the engine.</summary>
    ClientFiles,

    /// <summary>Runs commands through the engine.</summary>
    ClientTerminals,

    /// <summary>Ends a turn for a limit of output tokens itself.</summary>
    OutputLimit,
}
