using System.Text.Json;
using Interlock.Core.Gates.Policies;
using Interlock.Core.Gates.Rules;
using Interlock.Core.Gates.Witnesses;
using Interlock.Core.Text;

namespace Interlock.Core.Configuration;

/// <summary>Reads <c>gate</c> of <c>interlock.json</c>.</summary>
internal static class GateSection
{
    private const string Levels = "is off, warn or block";

    /// <summary>The policy; faults go to the section's list.</summary>
    public static GatePolicy Read(ConfigurationObject? gate)
    {
        if (gate?.Only("rules", "protected", "witnesses") is null)
            return GatePolicy.BuiltIn;
        return new GatePolicy
        {
            Rules = Rules(gate.Object("rules")),
            Protected = gate.Paths("protected"),
            Witnesses = Witnesses(gate.Object("witnesses")),
        };
    }

    private static WitnessSettings Witnesses(ConfigurationObject? witnesses)
    {
        if (witnesses?.Only("ask", "hunks", "budget") is null)
            return new WitnessSettings();
        var settings = new WitnessSettings
        {
            MostHunks = witnesses.Integer("hunks", 1, 1000) ?? new WitnessSettings().MostHunks,
            Budget = witnesses.Duration("budget") ?? new WitnessSettings().Budget,
        };
        if (!witnesses.Members().Any(member => member.Name == "ask"))
            return settings;
        var words = witnesses.Texts(
            "ask",
            word => EnumWord.Read<WitnessKind>(word) is not null,
            "must name witnesses: base_tests, head_tests, ablation, flake"
        );
        return settings with { Kinds = [.. words.Select(EnumWord.Read<WitnessKind>).OfType<WitnessKind>().Distinct()] };
    }

    private static List<RuleSetting> Rules(ConfigurationObject? rules)
    {
        var known = RuleSet.Ids;
        var all = new List<RuleSetting>();
        foreach (var (id, _, value) in rules?.Members() ?? [])
        {
            if (!known.Contains(id))
                rules!.Fault(id, $"there is no rule '{id}'{NearestName.Hint(id, known)}");
            else if (value.Kind == JsonValueKind.String)
                Add(all, id, rules!.Text(id), [], fault => rules.Fault(id, fault));
            else if (rules!.Object(id)?.Only("level", "paths") is { } setting)
                Add(
                    all,
                    id,
                    setting.Text("level", required: true),
                    setting.Paths("paths"),
                    fault => setting.Fault("level", fault)
                );
        }
        return all;
    }

    private static void Add(
        List<RuleSetting> all,
        string id,
        string? text,
        IReadOnlyList<string> paths,
        Action<string> fault
    )
    {
        if (EnumWord.Read<RuleLevel>(text) is { } level)
            all.Add(new RuleSetting(id, level, paths));
        else if (text is not null)
            fault(Levels);
    }
}
