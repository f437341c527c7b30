using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Configuration;
using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Text;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Effects;

/// <summary><c>check()</c> and <c>gate()</c>: evidence that the engine itself gathers, on the tree that the run stands at.</summary>
internal sealed class CheckEffects(WorkflowServices services, WorktreeChanges changes) : IDisposable
{
    private static readonly string[] GateOptions = ["checks", "label"];
    private readonly SemaphoreSlim one = new(1); // checks of one repository share ports, caches and cores

    /// <summary><c>check(name, command?)</c>.</summary>
    public async Task<ScriptAnswer> CheckAsync(EffectCall call, CancellationToken cancellation)
    {
        var name = call.Arguments.GetProperty("name").GetString()!;
        var check = services.Options.Checks.FirstOrDefault(one => one.Name == name);
        if (call.Arguments.TryGetProperty("command", out var given) && given.ValueKind == JsonValueKind.String)
        {
            if (!CheckName.IsValid(name))
                return EffectFailures.Misuse($"'{name}' is no name of a check: a name is {CheckName.Rule}");
            if (!services.Sandbox.IsInForce)
                return EffectFailures.Misuse(
                    $"check('{name}', command) needs confinement for a command that a script brings ({services.Sandbox.Detail}); give it with --check \"{name}=…\""
                );
            check = new CheckDefinition(name, given.GetString()!, ConfigurationReader.DefaultCheckTimeout);
        }
        if (check is null)
            return EffectFailures.Misuse(
                $"there is no check '{name}'{NearestName.Hint(name, [.. services.Options.Checks.Select(one => one.Name)])}; name it in interlock.json or with --check"
            );
        var evidence = await RunAsync(call.Site.Scope, check, changes.Tree, cancellation);
        return Answer(Node(evidence));
    }

    /// <summary><c>gate({checks?})</c>.</summary>
    public async Task<ScriptAnswer> GateAsync(EffectCall call, CancellationToken cancellation)
    {
        var options = call.Arguments.GetProperty("options");
        var list = new OptionList("gate()", options, GateOptions);
        var asked = list.Value("checks", "an array of names", JsonValueKind.Array);
        if (list.Mistake is { } mistake)
            return EffectFailures.Misuse(mistake);
        var names = asked?.EnumerateArray().Select(name => $"{name}").ToList();
        var known = services.Options.Checks.Select(check => check.Name).ToList();
        if (names?.Find(name => !known.Contains(name)) is { } unknown)
            return EffectFailures.Misuse($"there is no check '{unknown}'{NearestName.Hint(unknown, known)}");
        var tree = changes.Tree;
        var (verdict, evidence) = await JudgeAsync(call.Site.Scope, tree, names, cancellation);
        return Answer(
            new JsonObject
            {
                ["ok"] = verdict == Verdict.Proved,
                ["verdict"] = EnumWord.Of(verdict),
                ["tree"] = tree.Hex,
                ["checks"] = EventNodes.List(evidence.Select(Node)),
            }
        );
    }

    /// <summary>Runs the run's checks on a tree and judges it.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="names">Which checks, or null for all.</param>
    /// <param name="cancellation">Ends them.</param>
    public async Task<(Verdict Verdict, IReadOnlyList<EvidenceRecord> Evidence)> JudgeAsync(
        string scope,
        ObjectId tree,
        IReadOnlyCollection<string>? names,
        CancellationToken cancellation
    )
    {
        var all = new List<EvidenceRecord>();
        foreach (var check in services.Options.Checks.Where(check => names?.Contains(check.Name) ?? true))
            all.Add(await RunAsync(scope, check, tree, cancellation));
        var verdict = Gate.Judge(tree, all);
        await new ShipEvents(services.Steps).GateAsync(
            $"{scope}/{tree.Hex}",
            verdict,
            tree,
            all.Select(e => $"{e.Check}: {EnumWord.Of(e.Verdict)}")
        );
        return (verdict, all);
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<EvidenceRecord> RunAsync(
        string scope,
        CheckDefinition check,
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        await one.WaitAsync(cancellation);
        try
        {
            var spec = new StepSpec(scope, "check", check.Command, $"{check.Name}\n{tree.Hex}");
            var evidence = await services.Steps.RunAsync(
                spec,
                key =>
                    services.Checks.RunAsync(
                        check,
                        tree,
                        services.Base.Commit,
                        $"{services.Folder.Id}/{key.FileName}",
                        cancellation
                    ),
                WorkflowJson.Default.EvidenceRecord
            );
            await new ShipEvents(services.Steps).CheckAsync($"{scope}/{check.Name}/{evidence.Id}", 1, evidence);
            return evidence;
        }
        finally
        {
            one.Release();
        }
    }

    private static JsonObject Node(EvidenceRecord evidence) =>
        new()
        {
            ["ok"] = evidence.Verdict == Verdict.Proved,
            ["name"] = evidence.Check,
            ["verdict"] = EnumWord.Of(evidence.Verdict),
            ["exit"] = evidence.ExitCode,
            ["timedOut"] = evidence.TimedOut,
            ["tests"] = evidence.Tests is { } tests
                ? new JsonObject
                {
                    ["ran"] = tests.Ran,
                    ["passed"] = tests.Passed,
                    ["failed"] = tests.Failed,
                    ["skipped"] = tests.Skipped,
                }
                : null,
            ["tree"] = evidence.Tree.Hex,
            ["evidence"] = evidence.Id,
            ["output"] = evidence.Tail,
        };

    private static ScriptAnswer Answer(JsonObject node) => ScriptAnswer.Of(JsonElement.Parse(node.ToJsonString()));
}
