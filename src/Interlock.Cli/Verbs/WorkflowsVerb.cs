using System.CommandLine;

namespace Interlock.Cli.Verbs;

/// <summary><c>workflows</c>: the verbs that speak of scripts, not of runs.</summary>
internal static class WorkflowsVerb
{
    public static Command Create(Face face) =>
        new("workflows", "Lists, shows and begins workflow scripts: the repository's and those built in.")
        {
            WorkflowsListVerb.Create(face),
            WorkflowsShowVerb.Create(face),
            WorkflowsNewVerb.Create(face),
        };
}
