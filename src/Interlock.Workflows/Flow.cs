using System.Runtime.CompilerServices;
using System.Text.Json;
using Interlock.Workflows.Wire;

namespace Interlock.Workflows;

/// <summary>
/// What a workflow can do: the verbs of the dynamic-workflow dialect. Every call is a durable step of the run: a resumed
/// run gets the recorded answer. Take the time from <see cref="Now"/> and chance from <see cref="Random"/>.
/// </summary>
public sealed partial class Flow
{
    private readonly Engine engine;
    private int groups;
    private int steps;

    internal Flow(Engine engine)
    {
        this.engine = engine;
        Arguments = JsonElement.Parse(engine.Settings.GetProperty("args").GetString()!);
    }

    /// <summary>The input of the run (<c>--input</c>); any JSON.</summary>
    public JsonElement Arguments { get; }

    /// <summary>Id of the run.</summary>
    public string Run => engine.Settings.GetProperty("run").GetString()!;

    /// <summary>Whether answers are placeholders and nothing is spent.</summary>
    public bool IsDryRun => engine.Settings.GetProperty("dryRun").GetBoolean();

    /// <summary>The budget as it is now.</summary>
    public Budget Budget => engine.Budget;

    private Frame Here => Frame.Current(engine.Top);

    /// <summary>The input as a type.</summary>
    /// <exception cref="WorkflowException">The input does not have this shape.</exception>
    public T ReadArguments<T>() => Json.Read<T>(Arguments, "the input");

    /// <summary>Begins a phase: what follows in this branch counts to it.</summary>
    public void Phase(string title, string detail = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        Here.Phase = title;
        engine.Note("phase", new { title, detail });
    }

    /// <summary>Writes to the run's log; so does <see cref="Console.WriteLine(string)"/>.</summary>
    public void Log(string message) => engine.Note("log", new { level = "log", message });

    /// <summary>Does something of the workflow's own once: a resumed run gets the recorded value.</summary>
    /// <param name="name">Name of the step.</param>
    /// <param name="work">The work; what it awaits of the engine is inside the step.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public async Task<T> Step<T>(
        string name,
        Func<Task<T>> work,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var at = Engine.At(file, line);
        var number = ++steps;
        var start = await engine.CallAsync("step_begin", Json.Write(new { number, name }, "a step"), at);
        if (start.GetProperty("replayed").GetBoolean())
            return Json.Read<T>(start.GetProperty("value"), $"the result of step '{name}'");
        try
        {
            var value = await Here.Below($"step:{name}").RunAsync(work);
            var text = Json.Write(value, $"the result of step '{name}'");
            var end = $$"""{"number":{{number}},"name":{{Json.Write(name, "a name")}},"value":{{text}}}""";
            await engine.CallAsync("step_end", end, at);
            return value;
        }
        catch (Exception error)
        {
            var end = Json.Write(
                new
                {
                    number,
                    name,
                    error = ErrorReport.Of(error),
                },
                "a step"
            );
            await engine.CallAsync("step_end", end, at);
            throw;
        }
    }

    /// <summary>Runs another workflow, JavaScript or C#, by name or path, and returns what it returns.</summary>
    public async Task<T> Workflow<T>(
        string reference,
        object? arguments = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        var depth = engine.Settings.GetProperty("depth").GetInt32() + 1;
        if (depth > engine.Settings.GetProperty("maxDepth").GetInt32())
            throw new WorkflowException("script_usage", $"workflows nest at most {depth - 1} deep") { IsFatal = true };
        var call = Json.Write(
            new
            {
                reference,
                args = arguments,
                depth,
            },
            "the arguments of a workflow"
        );
        return Json.Read<T>(
            await engine.CallAsync("workflow", call, Engine.At(file, line)),
            $"the result of workflow '{reference}'"
        );
    }
}
