using System.Text.Json;
using Interlock.Core.Processes;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;
using Xunit;

namespace Interlock.Loops.Tests.Workflows;

/// <summary>Runs scripts in the real host, with the real Node.</summary>
internal static class Scripted
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static HostEnvironment Environment { get; } = HostEnvironment.FromProcess();

    public static ScriptHostOptions Options(ScriptLimits? limits = null) =>
        new(TestKit.Host.Processes, Environment, TimeProvider.System) { Limits = limits ?? new() };

    public static async Task<ScriptHost> StartAsync(ScriptLimits? limits = null)
    {
        var start = await ScriptHost.StartAsync(Options(limits), Cancelled);
        Assert.True(start.Host is not null, start.Failure?.Message);
        return start.Host;
    }

    public static async Task<ScriptEnd> RunAsync(
        string source,
        Engine? engine = null,
        string arguments = "null",
        ScriptLimits? limits = null,
        Func<ScriptInput, ScriptInput>? change = null
    )
    {
        await using var host = await StartAsync(limits);
        var script = await host.ParseAsync("wf.js", source, Cancelled);
        Assert.Empty(script.Problems);
        var input = new ScriptInput(JsonElement.Parse(arguments, new JsonDocumentOptions { MaxDepth = 256 }), "run-1");
        return await host.RunAsync(script, change?.Invoke(input) ?? input, engine ?? new Engine(), Cancelled);
    }

    /// <summary>The result of a script that must succeed, as JSON.</summary>
    public static async Task<string> ValueAsync(string source, Engine? engine = null, string arguments = "null")
    {
        var end = await RunAsync(source, engine, arguments);
        Assert.True(end.Error is null, end.Error?.ToString());
        return end.Value!.Value.GetRawText();
    }

    /// <summary>The error of a script that must fail.</summary>
    public static async Task<ScriptError> ErrorAsync(string source, Engine? engine = null, ScriptLimits? limits = null)
    {
        var end = await RunAsync(source, engine, limits: limits);
        Assert.True(end.Error is not null, $"it returned {end.Value}");
        return end.Error;
    }

    public static async Task<WorkflowScript> ParseAsync(string source)
    {
        await using var host = await StartAsync();
        return await host.ParseAsync("wf.js", source, Cancelled);
    }
}
