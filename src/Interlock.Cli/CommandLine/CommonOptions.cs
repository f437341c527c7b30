using System.CommandLine;

namespace Interlock.Cli.CommandLine;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() =>
        new("--json") { Description = "Print exactly one JSON document on stdout; progress goes to stderr." };

    /// <summary><c>--repo DIR</c>.</summary>
    public static Option<string> Repository() =>
        new("--repo") { HelpName = "DIR", Description = "The repository [default: the current folder's]." };

    /// <summary><c>--no-report</c>.</summary>
    public static Option<bool> NoReport() =>
        Flag("--no-report", "Do not write the run's page, report.html, at its end.");

    /// <summary>An option with a text.</summary>
    public static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    /// <summary>An option that can be given several times.</summary>
    public static Option<string[]> Texts(string name, string helpName, string description) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

    /// <summary>An option that is there or not.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
