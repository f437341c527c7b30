using System.CommandLine;
using System.Text.Json;
using Interlock.Agents;
using Interlock.Agents.Catalog;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
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
                    return Complaint.Preflight(face, isJson, unknown);
                var catalog = AgentStore.Catalog(
                    face,
                    new SessionOptions { Agent = name, CallerDirectory = face.CurrentFolder }
                );
                if (AgentNames.HasAuto(name))
                {
                    var choice = await catalog.ChooseAsync(cancellation);
                    if (choice.Agent is null)
                        return Complaint.Preflight(face, isJson, choice.Failure!);
                    await face.Error.WriteLineAsync($"interlock: auto is {choice.Agent} ({choice.Reason})");
                    name = AgentNames.Resolve(name, choice.Agent);
                }
                var listing = await catalog.Create(name).ListModelsAsync(cancellation);
                if (listing is { Failure: { } failure, Models.Count: 0 })
                    return failure.Owner == FailureOwner.User
                        ? Complaint.Preflight(face, isJson, failure)
                        : Complaint.Failed(face, isJson, failure);
                if (isJson)
                    await face.Output.WriteLineAsync(
                        JsonSerializer.Serialize(listing, SessionJson.Readable.ModelListing)
                    );
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
        face.Error.WriteLine(
            listing.Source == "built_in"
                ? "interlock: source: built_in (the models that Interlock was built with, not a list of today)"
                : $"interlock: source: {listing.Source}"
        );
    }
}
