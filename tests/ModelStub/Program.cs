using System.Runtime.InteropServices;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;

if (args is not ["--scenario", var file, .. var rest] || rest is not ([] or ["--port", _]))
{
    await Console.Error.WriteLineAsync("usage: ModelStub --scenario FILE.json [--port PORT]");
    return 2;
}

var port = rest is ["--port", var text] ? int.Parse(text) : 0;
await using var stub = await ModelStubServer.StartAsync(Scenario.Load(file), port);
Console.WriteLine($"listening {stub.Root}");

var stop = new TaskCompletionSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
await stop.Task;
return 0;

void End(PosixSignalContext context)
{
    context.Cancel = true;
    stop.TrySetResult();
}
