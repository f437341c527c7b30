using System.Text.Json;
using Interlock.Loops.Workflows;
using Interlock.Loops.Workflows.Host;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.CSharp;

/// <summary>Compiles workflows in C# with the real compiler and runs them in their real cage.</summary>
internal static class Compiled
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<OpenedScript> OpenAsync(string source, ScriptLimits? limits = null) =>
        OpenedScript.OpenAsync(
            new WorkflowFile("/flows/wf.cs", "flows/wf.cs", source),
            Scripted.Options(limits),
            Cancelled
        );

    /// <summary>The end of a workflow whose body is given.</summary>
    public static async Task<ScriptEnd> RunAsync(
        string body,
        Engine? engine = null,
        string types = "",
        string arguments = "null",
        ScriptLimits? limits = null
    )
    {
        var opened = await OpenAsync(
            $"using Interlock.Workflows;\n\nreturn Workflow.Run(new(\"test\"), async flow =>\n{{\n{body}\n}});\n\n{types}",
            limits
        );
        Assert.True(
            opened.Host is not null,
            opened.Failure?.Message ?? string.Join("; ", opened.Script?.Problems ?? [])
        );
        await using var host = opened.Host;
        var input = new ScriptInput(JsonElement.Parse(arguments), "run-1");
        return await host.RunAsync(opened.Script!, input, engine ?? new Engine(), Cancelled);
    }

    /// <summary>The result of a workflow that must succeed, as JSON.</summary>
    public static async Task<string> ValueAsync(
        string body,
        Engine? engine = null,
        string types = "",
        string arguments = "null"
    )
    {
        var end = await RunAsync(body, engine, types, arguments);
        Assert.True(end.Error is null, end.Error?.ToString());
        return end.Value!.Value.GetRawText();
    }
}
