using System.Net;
using System.Net.Sockets;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.CSharp;

public sealed class CageTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task It_sees_no_network_no_files_and_no_other_process()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var secret = new TestKit.TempFolder();
        var file = Path.Combine(secret.Path, "secret.txt");
        await File.WriteAllTextAsync(file, "secret", TestContext.Current.CancellationToken);
        var value = await Compiled.ValueAsync(
            $$"""
            async Task<string> Try(Func<Task> work) { try { await work(); return "did"; } catch (Exception e) { return e.GetType().Name; } }
            var net = await Try(() => new System.Net.Sockets.TcpClient().ConnectAsync("127.0.0.1", {{port}}));
            var read = await Try(() => File.ReadAllTextAsync("{{file}}"));
            var write = await Try(() => File.WriteAllTextAsync("/workflow/x", "x"));
            var shell = await Try(() => System.Diagnostics.Process.Start("/bin/sh", "-c true").WaitForExitAsync());
            var kill = await Try(() => { System.Diagnostics.Process.GetProcessById({{Environment.ProcessId}}).Kill(); return Task.CompletedTask; });
            return new[] { net, read, write, shell, kill };
            """
        );
        Assert.DoesNotContain("\"did\"", value, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact(Timeout = Limit)]
    public async Task An_endless_loop_is_ended()
    {
        var end = await Compiled.RunAsync(
            "await flow.Agent(\"x\"); while (true) { }",
            limits: new ScriptLimits { Slice = TimeSpan.FromSeconds(1) }
        );
        Assert.Equal(ScriptErrors.EndlessLoop, end.Error?.Class);
    }

    [Fact(Timeout = Limit)]
    public async Task Too_much_memory_is_said_so()
    {
        var end = await Compiled.RunAsync(
            "var all = new List<byte[]>(); while (true) { var b = new byte[1 << 20]; Array.Fill(b, (byte)1); all.Add(b); await flow.Agent(\"x\"); }",
            limits: new ScriptLimits { HeapMegabytes = 64 }
        );
        Assert.Equal(ScriptErrors.Memory, end.Error?.Class);
    }

    [Fact(Timeout = Limit)]
    public async Task Memory_outside_the_heap_is_limited_too()
    {
        var end = await Compiled.RunAsync(
            "for (var i = 0; i < 30; i++) System.Runtime.InteropServices.Marshal.AllocHGlobal(100_000_000); await flow.Agent(\"x\");"
        );
        Assert.Equal(ScriptErrors.Memory, end.Error?.Class);
    }

    [Fact(Timeout = Limit)]
    public async Task Mistakes_are_told_with_the_authors_lines()
    {
        var opened = await Compiled.OpenAsync(
            "#:package Interlock.Workflows@0.1.0\n#:package Newtonsoft.Json@13.0.3\nreturn 1;"
        );
        var foreign = Assert.Single(opened.Script!.Problems);
        Assert.Equal(("flows/wf.cs", 2), (foreign.File, foreign.Line));
        opened = await Compiled.OpenAsync("#!/usr/bin/env interlock run\n\nint x = \"no\";\nreturn y;");
        Assert.Equal([3, 4], opened.Script!.Problems.Select(problem => problem.Line));
        Assert.Contains("CS0029", opened.Script.Problems[0].Message, StringComparison.Ordinal);
        opened = await Compiled.OpenAsync("return 3;");
        Assert.Equal("workflow_not_started", opened.Failure?.Class);
    }

    [Fact(Timeout = Limit)]
    public async Task A_thrown_exception_names_the_authors_line()
    {
        var end = await Compiled.RunAsync("await flow.Agent(\"x\");\nthrow new InvalidOperationException(\"oh\");");
        Assert.Equal(("oh", "flows/wf.cs", 6), (end.Error?.Message, end.Error?.File, end.Error?.Line));
    }

    [Fact(Timeout = Limit)]
    public async Task Without_bubblewrap_it_is_refused_unless_the_user_trusts_it()
    {
        var opened = await OpenedScript.OpenAsync(
            new(
                "/flows/wf.cs",
                "flows/wf.cs",
                "using Interlock.Workflows;\nreturn Workflow.Run(new(\"t\"), flow => flow.Agent(\"x\"));"
            ),
            Scripted.Options() with
            {
                Environment = Without("bwrap"),
            },
            TestContext.Current.CancellationToken
        );
        Assert.Equal("confinement_missing", opened.Failure?.Class);
    }

    // A PATH with .NET and nothing else of the machine.
    private static Core.Processes.HostEnvironment Without(string program)
    {
        Assert.NotEqual("dotnet", program);
        var dotnet = Core.Processes.ProgramPath.Find("dotnet", Scripted.Environment.Variables, "/")!;
        var folder = Directory.CreateTempSubdirectory("only-dotnet-").FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "dotnet"), dotnet);
        return new(new Dictionary<string, string>(Scripted.Environment.Variables) { ["PATH"] = folder });
    }
}
