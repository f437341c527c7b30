using System.Reflection;

namespace Interlock.Cli;

/// <summary>Answers that need no parser.</summary>
internal static class FastPath
{
    /// <summary>The overview that <c>interlock --help</c> prints.</summary>
    public const string Overview = """
        Interlock runs coding agents in a controlled loop and lands their work only on evidence.

        usage: interlock VERB [ARGUMENTS] [OPTIONS]

        verbs
          ship         a request becomes a reviewed, tested, landed change
          run          a workflow script with any agent, resumable at any point
          prove        runs checks on the exact tree of the checkout, or re-uses their evidence
          gate         the verdict on the change in the checkout: rules and evidence
          workflows    list, show and begin workflow scripts; some are built in
          agent        run one agent: sessions that can be watched, answered, resumed
          runs         list, show, report, watch, stop, resume and clean up runs
          doctor       what works on this machine, and what to do about the rest
          demo         ship a small change in a scratch repository: no network, no key
          agents       lets several agents do the same task and compares them
          mcp          the same verbs as tools of an MCP server, for other agents
          completion   completion script for bash, zsh or fish

        options
          --version    print the version
          --help       print this; 'interlock VERB --help' explains a verb, with examples

        begin with
          interlock doctor
          interlock demo
          interlock ship "add a --json flag to the list command" --check "test=npm test"

        exit codes
          0 good   1 blocked, or the work failed   2 usage   3 waiting for a person   4 infrastructure
          5 gate error   6 budget exhausted   78 preflight failed   130 cancelled
        """;

    /// <summary>The version of this program.</summary>
    public static string Version { get; } =
        typeof(FastPath)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "unknown";

    /// <summary>Prints the answer and returns the exit code, or null when the parser has to be asked.</summary>
    public static int? Answer(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is ["--version"])
            output.WriteLine(Version);
        else if (arguments is [] or ["--help" or "-h" or "help"])
            output.WriteLine(Overview);
        else
            return null;
        return 0;
    }
}
