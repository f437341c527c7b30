using System.Text;
using Interlock.Acceptance.Matrix.Scenarios;
using Interlock.TestKit;

namespace Interlock.Acceptance.Matrix;

/// <summary>The matrix as Markdown, between two markers of <c>docs/agents.md</c>.</summary>
internal static class MatrixTable
{
    // Of the cells that only bench/matrix runs: change it when they were run again.
    private const string LastBench = "2026-11-21";
    private const string Begin = "<!-- matrix: written by bench/matrix -->\n";
    private const string End = "<!-- end of matrix -->\n";

    /// <summary>The columns.</summary>
    public static IReadOnlyList<IMatrixScenario> Scenarios { get; } =
    [
        new Succeeding(),
        new EditingAFile(),
        new AnsweringAsJson(),
        new AskingAPerson(),
        new Interrupting(),
        new ResumingAfterAKill(),
        new WaitingOutARateLimit(),
        new FailingAtTheModel(),
        new LimitingTokens(),
        new LimitingTime(),
        new LeavingNoProcess(),
    ];

    /// <summary>The whole text between the markers.</summary>
    public static string Text { get; } = Render();

    private static string Docs => Path.Combine(ThisRepository.Root, "docs", "agents.md");

    /// <summary>What the docs hold now.</summary>
    public static async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var (text, start, end) = await FindAsync(cancellation);
        return text[start..end];
    }

    /// <summary>Puts it into the docs.</summary>
    public static async Task WriteAsync(CancellationToken cancellation)
    {
        var (text, start, end) = await FindAsync(cancellation);
        await File.WriteAllTextAsync(Docs, text[..start] + Text + text[end..], cancellation);
    }

    private static async Task<(string Text, int Start, int End)> FindAsync(CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(Docs, cancellation);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        return start >= Begin.Length && end >= start
            ? (text, start, end)
            : throw new InvalidOperationException($"{Docs} has no place for the matrix.");
    }

    private static string Render()
    {
        var text = new StringBuilder("\n| |");
        foreach (var runtime in MatrixRuntimes.All)
            text.Append($" `{runtime.Name}` |");
        text.Append("\n|---|").Insert(text.Length, "---|", MatrixRuntimes.All.Count).Append('\n');
        var reasons = new List<string>();
        foreach (var scenario in Scenarios)
        {
            text.Append($"| {scenario.Title} |");
            foreach (var runtime in MatrixRuntimes.All)
                text.Append($" {Cell(runtime, scenario.GetType(), reasons)} |");
            text.Append('\n');
        }
        text.Append("\nWhat `pass` means:\n\n");
        foreach (var scenario in Scenarios)
            text.Append($"* **{scenario.Title}**: {scenario.Shows}\n");
        text.Append("\nWhat cannot be:\n\n");
        foreach (var (reason, number) in reasons.Select((reason, index) => (reason, index + 1)))
            text.Append($"{number}. {reason}.\n");
        return text.Append('\n').ToString();
    }

    private static string Cell(MatrixRuntime runtime, Type scenario, List<string> reasons)
    {
        if (!runtime.Cannot.TryGetValue(scenario, out var cannot))
            return runtime.OnlyInBench.Contains(scenario) ? $"pass ({LastBench})" : "pass";
        var reason = cannot.IsRefused ? $"{cannot.Reason}; asking for it is refused before the start" : cannot.Reason;
        if (!reasons.Contains(reason, StringComparer.Ordinal))
            reasons.Add(reason);
        return $"cannot ({reasons.IndexOf(reason) + 1})";
    }
}
