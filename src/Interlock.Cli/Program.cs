using Interlock.Cli;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;

var streams = StandardStreams.Open();

// The version and the overview are answered before the parser is built: start-up time is the whole cost there.
return streams.Close(
    FastPath.Answer(args, streams.Output) ?? await CommandTree.RunAsync(args, Face.OfProcess(streams))
);
