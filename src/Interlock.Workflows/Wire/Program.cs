using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.Workflows.Wire;

/// <summary>The process of a workflow: says that it is ready, answers the engine, runs the workflow once.</summary>
internal sealed class Program(WorkflowMeta meta, Func<Flow, Task<string>> main, Channel channel)
{
    private const string Variable = "INTERLOCK_WORKFLOW";
    private const int NotUnderTheEngine = 64;
    private readonly List<Exception> unseen = [];
    private Engine? engine;

    /// <summary>Runs to the exit code.</summary>
    public static int Run(WorkflowMeta meta, Func<Flow, Task<string>> main)
    {
#pragma warning disable RS0030 // this is the script's own process, not the engine's: nothing injects into it
        if (Environment.GetEnvironmentVariable(Variable) is null)
#pragma warning restore RS0030
        {
            Console.Error.WriteLine($"'{meta.Name}' is an Interlock workflow: run it with 'interlock run FILE.cs'");
            return NotUnderTheEngine;
        }
        using var channel = new Channel();
        var program = new Program(meta, main, channel);
        var thread = new OneThread { Idle = channel.Flush };
        var reader = new Thread(() =>
        {
            channel.Listen(message => thread.Post(_ => program.Take(message), null));
            thread.End();
        })
        {
            IsBackground = true,
        };
        Console.SetOut(
            new Telling(line =>
            {
                if (SynchronizationContext.Current == thread)
                    program.Log(line);
                else
                    thread.Post(_ => program.Log(line), null);
            })
        );
        TaskScheduler.UnobservedTaskException += (_, failed) =>
        {
            failed.SetObserved();
            thread.Post(_ => program.Unseen(failed.Exception.InnerException ?? failed.Exception), null);
        };
        reader.Start();
        channel.Send(
            new JsonObject
            {
                ["method"] = "ready",
                ["params"] = new JsonObject { ["version"] = Environment.Version.ToString() },
            }
        );
        thread.Run();
        return 0;
    }

    private void Take(JsonElement message)
    {
        var id = message.TryGetProperty("id", out var given) ? given.GetInt64() : 0;
        switch (message.TryGetProperty("method", out var method) ? method.GetString() : null)
        {
            case null:
                engine?.Answered(id, message);
                break;
            case "ping":
                Answer(id, []);
                break;
            case "budget" when engine is not null:
                engine.Budget = Engine.BudgetOf(message.GetProperty("params"));
                break;
            case "parse":
                Answer(id, Describe(message.GetProperty("params")));
                break;
            case "run":
                _ = RunAsync(id, message.GetProperty("params").GetProperty("settings").Clone());
                break;
        }
    }

    private async Task RunAsync(long id, JsonElement settings)
    {
        engine = new Engine(channel.Send, settings);
        var (ok, json) = (true, "null");
        try
        {
            json = await engine.Top.RunAsync(() => main(new Flow(engine)));
        }
        catch (Exception error)
        {
            (ok, json) = (false, ErrorReport.Of(error).ToJsonString(Json.Options));
        }
        var failures = unseen.Select(error => (JsonNode)ErrorReport.Of(error)).ToArray();
        Answer(
            id,
            new JsonObject
            {
                ["ok"] = ok,
                ["json"] = json,
                ["unseen"] = new JsonArray(failures),
            }
        );
    }

    private JsonObject Describe(JsonElement question) =>
        new()
        {
            ["path"] = question.GetProperty("path").GetString(),
            ["form"] = "program",
            ["meta"] = JsonNode.Parse(Json.Write(meta, "the meta")),
            ["problems"] = new JsonArray(),
        };

    private void Answer(long id, JsonObject result) =>
        channel.Send(new JsonObject { ["id"] = id, ["result"] = result });

    private void Log(string line) => engine?.Note("log", new { level = "log", message = line });

    private void Unseen(Exception error)
    {
        unseen.Add(error);
        engine?.Note("unseen", ErrorReport.Of(error));
    }
}
