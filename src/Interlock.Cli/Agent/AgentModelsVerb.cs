using System.CommandLine;
using System.Text.Json;
using Interlock.Agents;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Agents;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary><c>agent models</c>: the models that an agent offers.</summary>
internal static class AgentModelsVerb
{
    private const int LineLength = 200;

    public static Command Create(Face face)
    {
        var agent = new Option<string>("--agent")
        {
            HelpName = "AGENT",
            Description = "The agent.",
            DefaultValueFactory = _ => AgentRun.DefaultAgent,
        };
        var json = CommonOptions.Json();
        var command = new Command("models", "Lists the models that an agent offers.") { agent, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (name, isJson) = (parsed.GetValue(agent)!, parsed.GetValue(json));
                if (AgentCatalog.Check(name) is { } unknown)
                    return Complaint.Wrong(face, isJson, unknown);
                var options = new SessionOptions { Agent = name, CallerDirectory = face.CurrentFolder };
                var listing = await AgentStore.Agent(face, options).ListModelsAsync(cancellation);
                if (listing is { Failure: { } failure, Models.Count: 0 })
                    return Complaint.Failed(face, isJson, failure);
                if (isJson)
                    face.Output.WriteLine(JsonSerializer.Serialize(listing, SessionJson.Readable.ModelListing));
                else
                    Print(face, listing);
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent models
              interlock agent models --agent claude --json
            """
        );
    }

    private static void Print(Face face, ModelListing listing)
    {
        foreach (var model in listing.Models)
            face.Output.WriteLine(
                ExternalText.Line(
                    $"{model.Id}{(model.IsDefault ? " (default)" : "")}{(model.Name is { } name && name != model.Id ? $"  {name}" : "")}{(model.Efforts.Count > 0 ? $"  effort: {string.Join(", ", model.Efforts)}" : "")}",
                    LineLength
                )
            );
        if (listing.Failure is { } failure)
            face.Error.WriteLine($"interlock: {failure.Message}");
        face.Error.WriteLine($"interlock: source: {listing.Source}");
    }
}
