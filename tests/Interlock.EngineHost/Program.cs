using Interlock.Core.Processes;

// A small engine for tests to kill: `interlock-engine-host FOLDER SCRIPT [RUN]` runs a supervised shell script.
var variables = HostEnvironment.FromProcess().ForChild();
if (args.Length > 2)
    variables[ProcessMarks.Run] = args[2];
var runner = new ProcessRunner(Path.Combine(AppContext.BaseDirectory, "interlock-supervisor"), TimeProvider.System);
var result = await runner.RunAsync(
    new ProcessSpec
    {
        FileName = "/bin/sh",
        Arguments = ["-c", args[1]],
        WorkingDirectory = args[0],
        Environment = variables,
        Supervised = true,
    },
    CancellationToken.None
);
return result.ExitCode;
