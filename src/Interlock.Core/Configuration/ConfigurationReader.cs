using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Evidence;

namespace Interlock.Core.Configuration;

/// <summary>Reads <c>interlock.json</c> strictly: a configuration, or every fault in it.</summary>
public static class ConfigurationReader
{
    /// <summary>Wall-clock limit of a check that names none.</summary>
    public static TimeSpan DefaultCheckTimeout { get; } = TimeSpan.FromMinutes(20);

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Reads the bytes of the file.</summary>
    /// <param name="document">The file as it stands in the base commit; comments and trailing commas are allowed.</param>
    /// <returns>The configuration without faults, or null and the faults in the order of the file.</returns>
    public static (InterlockConfiguration? Configuration, IReadOnlyList<ConfigurationFault> Faults) Read(
        ReadOnlyMemory<byte> document
    )
    {
        if (document.Span.StartsWith("\uFEFF"u8))
            document = document[3..];
        if (document.Length > MostBytes)
            return (null, [new ConfigurationFault("$", 1, 1, $"the file is larger than {MostBytes} bytes")]);
        var faults = new FaultList(document);
        try
        {
            var configuration = Read(JsonSpot.Parse(document.Span), faults);
            return faults.All.Count == 0 ? (configuration, []) : (null, faults.All);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: bad UTF-8 in a string
        {
            var json = e as JsonException;
            var (line, column) = ((int)(json?.LineNumber ?? 0) + 1, (int)(json?.BytePositionInLine ?? 0) + 1);
            return (null, [new ConfigurationFault("$", line, column, "not JSON: " + Reason(e.Message))]);
        }
    }

    private static InterlockConfiguration Read(JsonSpot spot, FaultList faults)
    {
        if (spot.Kind != JsonValueKind.Object)
            faults.Add("$", spot.Offset, "must be an object");
        var root = new ConfigurationObject(spot, "$", faults).Only(
            "$schema",
            "checks",
            "setup",
            "agents",
            "reviewers",
            "limits",
            "prices",
            "gate",
            "land"
        );
        root.Text("$schema");
        return new InterlockConfiguration
        {
            Checks = Checks(root.Object("checks")),
            Setup = Setup(root.Object("setup")),
            Agents = Agents(root.Object("agents")),
            Reviewers = Reviewers(root),
            Limits = Limits(root.Object("limits")),
            Prices = Prices(root.Object("prices")),
            Gate = GateSection.Read(root.Object("gate")),
            Land = Land(root),
        };
    }

    private static List<CheckDefinition> Checks(ConfigurationObject? checks)
    {
        var all = new List<CheckDefinition>();
        foreach (var (name, _, _) in checks?.Members() ?? [])
        {
            if (!CheckName.IsValid(name))
                checks!.Fault(name, $"the name of a check is {CheckName.Rule}");
            if (checks!.Object(name)?.Only("command", "timeout", "env") is { } check)
                all.Add(
                    new CheckDefinition(
                        name,
                        check.Text("command", required: true) ?? "",
                        check.Duration("timeout") ?? DefaultCheckTimeout
                    )
                    {
                        Environment = check.VariableNames("env"),
                    }
                );
        }
        return all;
    }

    private static SetupSettings? Setup(ConfigurationObject? setup) =>
        setup?.Only("copy", "command", "timeout", "portBase", "env") is null
            ? null
            : new SetupSettings
            {
                Copy = setup.Paths("copy"),
                Command = setup.Text("command"),
                Timeout = setup.Duration("timeout"),
                PortBase = setup.Integer("portBase", 1024, 60000),
                Environment = setup.VariableNames("env"),
            };

    private static AgentSettings Agents(ConfigurationObject? agents)
    {
        agents?.Only("default", "planner", "implementer", "reviewer", "questions", "confinement", "env");
        var questions = agents?.Text("questions");
        if (questions is not null && QuestionPolicy.Parse(questions) is null or { Kind: QuestionPolicyKind.Wait })
            agents!.Fault("questions", "is default, refuse, escalate, option:N or text:WORDS");
        var confinement = agents?.Text("confinement");
        if (confinement is not (null or "strict" or "guard"))
            agents!.Fault("confinement", "is strict or guard");
        return new AgentSettings
        {
            Default = agents?.Text("default"),
            Planner = agents?.Text("planner"),
            Implementer = agents?.Text("implementer"),
            Reviewer = agents?.Text("reviewer"),
            Questions = questions,
            StrictCommands = confinement == "strict",
            Environment = agents?.VariableNames("env") ?? [],
        };
    }

    private static List<ReviewerSettings> Reviewers(ConfigurationObject root)
    {
        var all = new List<ReviewerSettings>();
        foreach (var reviewer in root.Objects("reviewers"))
        {
            reviewer.Only("name", "perspective", "agent");
            var name = reviewer.Text("name", required: true);
            if (name is not null && !CheckName.IsValid(name))
                reviewer.Fault("name", $"the name of a reviewer is {CheckName.Rule}");
            if (name is not null && all.Any(other => string.Equals(other.Name, name, StringComparison.Ordinal)))
                reviewer.Fault("name", $"two reviewers are named '{name}'");
            all.Add(new ReviewerSettings(name ?? "", reviewer.Text("perspective"), reviewer.Text("agent")));
        }
        return all;
    }

    private static LimitSettings Limits(ConfigurationObject? limits)
    {
        limits?.Only("agents", "rounds", "timeout", "tokens", "money");
        return new LimitSettings
        {
            Agents = limits?.Integer("agents", 1, LimitSettings.MostAgents),
            Rounds = limits?.Integer("rounds", 1, LimitSettings.MostRounds),
            Timeout = limits?.Duration("timeout"),
            Tokens = limits?.Integer("tokens", 1, int.MaxValue),
            Money = limits?.Dollars("money"),
        };
    }

    private static List<PriceSettings> Prices(ConfigurationObject? prices)
    {
        var all = new List<PriceSettings>();
        foreach (var (model, _, _) in prices?.Members() ?? [])
        {
            if (prices!.Object(model)?.Only("input", "cachedInput", "output") is not { } price)
                continue;
            if ((price.Dollars("input"), price.Dollars("output")) is ({ } input, { } output))
                all.Add(new PriceSettings(model, input, price.Dollars("cachedInput"), output));
            else
                prices.Fault(model, "a price needs 'input' and 'output': US dollars a million tokens");
        }
        return all;
    }

    private static string? Land(ConfigurationObject root)
    {
        var land = root.Text("land");
        if (land is not null && LandText.Parse(land) is null)
            root.Fault("land", LandText.Rule + NearestName.Hint(land, LandText.Modes));
        return land;
    }

    // "… LineNumber: 3 | BytePositionInLine: 4." repeats what the fault says before the message.
    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
