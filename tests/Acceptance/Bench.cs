using Interlock.TestKit;

namespace Interlock.Acceptance;

/// <summary>
/// A repository with three owned files, a check that wants certain words in them, and scripted agents that do
/// what <c>script/</c> beside it says: <c>ROLE-TASK-ROUND.sh</c> is run in the workspace, its output is the message.
/// </summary>
public sealed class Bench : IDisposable
{
    private const string Agent = """
        #!/bin/sh
        cat > /dev/null
        echo "start $INTERLOCK_ROLE ${INTERLOCK_TASK:--} $INTERLOCK_ROUND $INTERLOCK_STEP" >> "$BENCH/turns.log"
        for f in "$INTERLOCK_ROLE-$INTERLOCK_TASK-$INTERLOCK_ROUND" "$INTERLOCK_ROLE-$INTERLOCK_TASK" "$INTERLOCK_ROLE-$INTERLOCK_ROUND" "$INTERLOCK_ROLE"; do
          if [ -f "$BENCH/script/$f.sh" ]; then . "$BENCH/script/$f.sh"; exit $?; fi
        done
        echo "no script for $INTERLOCK_ROLE $INTERLOCK_TASK $INTERLOCK_ROUND" >&2
        exit 9
        """;

    public const string Approve =
        """echo '{"decision":"approve","summary":"fine","blockers":[],"risks":[],"owner_questions":[],"verification":[]}'""";

    public Bench()
    {
        Repository = new TestRepository();
        Directory.CreateDirectory(Path.Combine(Repository.Home, "script"));
        File.WriteAllText(Path.Combine(Repository.Home, "agent.sh"), Agent);
        Cli = new Cli(
            Repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = Repository.Home,
                ["INTERLOCK_HOME"] = State,
                ["BENCH"] = Repository.Home,
            }
        );
    }

    public TestRepository Repository { get; }

    public Cli Cli { get; }

    public string State => Path.Combine(Repository.Home, "state");

    public string AgentName => $"command:sh {Path.Combine(Repository.Home, "agent.sh")}";

    /// <summary>Turns that agents started, one line each.</summary>
    public string[] Turns
    {
        get
        {
            var log = Path.Combine(Repository.Home, "turns.log");
            return File.Exists(log) ? File.ReadAllLines(log) : [];
        }
    }

    /// <summary>What an agent does in a role (and task, and round).</summary>
    public Bench Script(string name, string body)
    {
        File.WriteAllText(Path.Combine(Repository.Home, "script", name + ".sh"), body + "\n");
        return this;
    }

    /// <summary>A file beside the repository, for <c>--tasks</c>.</summary>
    public string Tasks(string json)
    {
        var path = Path.Combine(Repository.Home, "tasks.json");
        File.WriteAllText(path, json);
        return path;
    }

    /// <summary>Ships with the scripted agents.</summary>
    public Task<CliResult> ShipAsync(params string[] arguments) => Cli.RunAsync(ShipArguments(arguments));

    public string[] ShipArguments(params string[] arguments) =>
        ["ship", "--agent", AgentName, "--planner", AgentName, "--reviewer", AgentName, "--json", .. arguments];

    public void Dispose() => Repository.Dispose();
}
