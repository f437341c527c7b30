using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Verbs;

/// <summary>
/// <c>detached -- VERB …</c>, hidden: another verb in a session of its own, for work that outlives who started it.
/// </summary>
internal static class DetachedVerb
{
    public static Command Create(Face face)
    {
        var line = new Argument<string[]>("line") { Arity = ArgumentArity.OneOrMore };
        var command = new Command("detached", "Runs a verb in a session of its own.") { line };
        command.Hidden = true;
        command.SetAction(
            async (parsed, cancellation) =>
            {
                WorkerProcess.LeaveCaller();
                return await CommandTree.RunAsync(parsed.GetValue(line)!, face, cancellation);
            }
        );
        return command;
    }
}
