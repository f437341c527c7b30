using Interlock.Cli;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;

// The version and the overview are answered before the parser is built: start-up time is the whole cost there.
if (FastPath.Answer(args, StandardStreams.Output) is { } answered)
    return StandardStreams.Close(answered);

// Before anything else is made: a Ctrl-C at once is one too.
using var interrupts = new Interrupts(StandardStreams.Error, TimeProvider.System);
var exit = await CommandTree.RunAsync(args, Face.OfProcess(), interrupts);
return StandardStreams.Close(exit);
