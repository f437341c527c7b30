using Interlock.ModelStub.Scenarios;

namespace Interlock.Acceptance.Matrix;

/// <summary>A row of the matrix: an agent, set up as a user would in front of a scripted model.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Agent">What <c>--agent</c> says.</param>
internal sealed record MatrixRuntime(string Name, string Agent)
{
    /// <summary>Requires its program to be installed and returns a folder for PATH; null when it needs none.</summary>
    public Func<string>? Program { get; init; }

    /// <summary>Variables, of the root of the model's server.</summary>
    public Func<string, IEnumerable<(string Name, string Value)>> Variables { get; init; } = _ => [];

    /// <summary>Writes the user's settings into his home, for the root of the model's server.</summary>
    public Action<string, string> Settings { get; init; } = (_, _) => { };

    /// <summary>Options that every <c>agent run</c> of it needs.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The model's question of a colour, red or blue, by the runtime's own tool.</summary>
    public Step? Asks { get; init; }

    /// <summary>Class of the failure when the model knows the key no more.</summary>
    public string Locked { get; init; } = "auth";

    /// <summary>A limit of time that lets it start.</summary>
    public string Time { get; init; } = "3s";

    /// <summary>The agent that makes the record which this one repeats.</summary>
    public MatrixRuntime? Recorded { get; init; }

    /// <summary>What it cannot, by scenario, with the reason.</summary>
    public IReadOnlyDictionary<Type, Cannot> Cannot { get; init; } = new Dictionary<Type, Cannot>();

    /// <summary>Scenarios that only <c>bench/matrix</c> runs, because a start costs seconds.</summary>
    public IReadOnlySet<Type> OnlyInBench { get; init; } = new HashSet<Type>();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
