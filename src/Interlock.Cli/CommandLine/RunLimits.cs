using System.CommandLine;

namespace Interlock.Cli.CommandLine;

/// <summary>The options by which a run is started and, with other values, resumed.</summary>
internal static class RunLimits
{
    /// <summary><c>--questions POLICY</c>.</summary>
    public static Option<string?> Questions() =>
        CommonOptions.Text(
            "--questions",
            "POLICY",
            "Who answers what an agent asks: default (its recommended option, else the first), refuse, escalate (the run ends, exit 3), option:N or text:WORDS [default: default]."
        );

    /// <summary><c>--max-tokens N</c>.</summary>
    public static Option<string?> Tokens() =>
        CommonOptions.Text("--max-tokens", "N", "Tokens that all turns of the run may use together (exit 6).");

    /// <summary><c>--max-output-tokens N</c>.</summary>
    public static Option<string?> OutputTokens() =>
        CommonOptions.Text(
            "--max-output-tokens",
            "N",
            "Output tokens that all turns of a workflow may use together (exit 6)."
        );

    /// <summary><c>--max-money USD</c>.</summary>
    public static Option<string?> Money() =>
        CommonOptions.Text("--max-money", "USD", "US dollars that all turns of the run may cost together (exit 6).");
}
