namespace Interlock.Cli.Mcp;

/// <summary>The tools that judge the checkout. The checks are the committed ones, so a client cannot choose what judges it.</summary>
internal static class GateTools
{
    /// <summary>The tools.</summary>
    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        new(
            "prove",
            "Prove the checkout",
            ["prove"],
            "Runs the repository's checks on exactly what lies in the checkout, in a clean workspace, or re-uses their evidence. Answers when the checks ended, with progress until then: give your client a time limit that fits them. Only verdict 'proved' is green.",
            [
                new("checkNames", ParameterKind.Texts, "Names of checks [default: all].") { Most = 100 },
                Checks(),
                Staged(),
                new("committed", ParameterKind.Flag, "Judge the last commit.") { Option = "--committed" },
            ]
        ),
        new(
            "gate",
            "Judge the change",
            ["gate"],
            "Judges everything since the base by rules and by the evidence of every check. Only verdict 'proved' passes; each finding names its rule, file, line and what to do. Answers when the checks ended.",
            [
                new(
                    "base",
                    ParameterKind.Text,
                    "Commit to judge against [default: where the branch left origin's main line, else its upstream, else HEAD]."
                )
                {
                    Option = "--base",
                    Most = 300,
                },
                Checks(),
                Staged(),
            ]
        ),
    ];

    private static ToolParameter Checks() =>
        new("checks", ParameterKind.Texts, "Further checks, as NAME=COMMAND.")
        {
            Option = "--check",
            Trust = Trust.Command,
            Most = 2_000,
        };

    private static ToolParameter Staged() =>
        new("staged", ParameterKind.Flag, "Judge what the next commit would hold.") { Option = "--staged" };
}
