using Interlock.Cli;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;

// The version and the overview are answered before the parser is built: start-up time is the whole cost there.
var exit = FastPath.Answer(args, StandardStreams.Output) ?? await CommandTree.RunAsync(args, Face.OfProcess());
return StandardStreams.Close(exit);
