using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Core.Schemas;
using Interlock.Core.Sessions;
using Interlock.Core.Text;
using Interlock.Loops.Prompts;

namespace Interlock.Cli.Agent;

/// <summary>What the files of a command line say: the whole prompt and what belongs to it.</summary>
/// <param name="Prompt">The whole prompt.</param>
/// <param name="Instructions">Instructions beside it, or null.</param>
/// <param name="Schema">Schema of the final message, or null.</param>
/// <param name="Images">Absolute paths of pictures.</param>
internal sealed record TurnInput(string Prompt, string? Instructions, JsonElement? Schema, IReadOnlyList<string> Images)
{
    /// <summary>Reads all of it, or says everything that is wrong.</summary>
    public static async Task<(TurnInput? Input, IReadOnlyList<string> Faults)> ReadAsync(
        Face face,
        TurnArguments arguments,
        CancellationToken cancellation
    )
    {
        var faults = new List<string>();
        var task = arguments.Task switch
        {
            null when arguments.TaskFile is { } file => await TextAsync("--task-file", file),
            null => null,
            "-" => await TextAsync("--task", "-"),
            var text => text,
        };
        if (task is null && faults.Count == 0)
            faults.Add("nothing to do: give --task TEXT, --task-file FILE, or '-' for stdin");
        else if (string.IsNullOrWhiteSpace(task) && faults.Count == 0)
            faults.Add("the task is empty");
        var (parts, wrong) = PromptAppend.ReadAll(arguments.PromptAppends, face.CurrentFolder);
        if (parts is null)
            faults.Add($"--prompt-append: {wrong!.Message}");
        var instructions = arguments.Instructions is { } said ? await TextAsync("--instructions", said) : null;
        var schema = arguments.Schema is { } path ? SchemaOf(await TextAsync("--schema", path), path, faults) : null;
        var images = arguments.Images.Select(image => Path.GetFullPath(image, face.CurrentFolder)).ToList();
        faults.AddRange(
            images.Where(image => !File.Exists(image)).Select(image => $"--image: there is no file '{image}'")
        );
        return faults.Count > 0
            ? (null, faults)
            : (new TurnInput(PromptAppend.Join(task!, parts!), instructions, schema, images), []);

        async Task<string?> TextAsync(string option, string name)
        {
            var (text, fault) = await OptionFile.ReadAsync(face, option, name, cancellation);
            if (fault is not null)
                faults.Add(fault);
            return text;
        }
    }

    /// <summary>The order of a turn of this process.</summary>
    public TurnOrder Order(Face face, int turn, TurnKind kind, SessionOptions options)
    {
        var order = TurnOrders.Of(turn, kind, Prompt, isSecret: false, options) with { Images = Images };
        return order.For(new Redactor(face.Environment.SecretValues));
    }

    private static JsonElement? SchemaOf(string? text, string path, List<string> faults)
    {
        if (text is null)
            return null;
        if (JsonSchema.TryParse(text, out var failure) is not null)
            return JsonElement.Parse(text);
        faults.Add($"--schema {path}: {failure!.Message}");
        return null;
    }
}
