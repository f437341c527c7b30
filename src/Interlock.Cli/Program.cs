using Interlock.Cli;
using Interlock.Cli.CommandLine;

// The version and the overview are answered before the parser is built: start-up time is the whole cost there.
if (FastPath.Answer(args, Console.Out) is { } done)
    return done;
return await CommandTree.RunAsync(args, Face.OfProcess());
