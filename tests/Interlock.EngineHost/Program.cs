using Interlock.Core.Processes;

// A small engine for tests to kill: `interlock-engine-host FOLDER SCRIPT [RUN [KEPT [strict]]]` runs a supervised shell
// script, confined when there is a folder that it may not change.
var environment = HostEnvironment.FromProcess();
var variables = environment.ForChild();
if (args.Length > 2)
    variables[ProcessMarks.Run] = args[2];
var runner = new ProcessRunner(Path.Combine(AppContext.BaseDirectory, "interlock-supervisor"), TimeProvider.System);
var sandbox =
    args.Length > 3
        ? (await Sandbox.ProbeAsync(runner, environment, CancellationToken.None)).Keep(args[3])
        : Sandbox.None("not asked for");
var confinement = args.Length > 4 ? sandbox.Strict(new StrictAccess { Writable = [args[0]] }) : sandbox.Allow(args[0]);
var result = await runner.RunAsync(
    new ProcessSpec
    {
        FileName = "/bin/sh",
        Arguments = ["-c", args[1]],
        WorkingDirectory = args[0],
        Environment = variables,
        Supervised = true,
        Confinement = confinement,
    },
    CancellationToken.None
);
return result.ExitCode;
