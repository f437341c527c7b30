using Interlock.Core.Configuration;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Prompts;

namespace Interlock.Cli.Ship;

/// <summary>Makes the panel of reviewers from the configuration and the command line.</summary>
internal static class ReviewPanelSettings
{
    private const int Fewest = 2;

    /// <summary>The panel, or what is wrong with it.</summary>
    /// <param name="configured">Reviewers of <c>interlock.json</c>; none for the default panel.</param>
    /// <param name="asked">Reviewers of the command line.</param>
    /// <param name="agent">Agent of reviewers that name none.</param>
    public static (IReadOnlyList<ReviewerSpec> Panel, IReadOnlyList<string> Faults) Of(
        IReadOnlyList<ReviewerSettings> configured,
        IReadOnlyList<ReviewerSettings> asked,
        string agent
    )
    {
        var faults = new List<string>();
        var panel = (
            configured.Count > 0
                ? configured
                : [.. ReviewPerspective.Defaults.Select(d => new ReviewerSettings(d.Name, null, null))]
        )
            .Select(reviewer => new ReviewerSpec(reviewer.Name, Perspective(reviewer, faults), reviewer.Agent ?? agent))
            .ToList();
        // The panel is never one pair of eyes: one configured reviewer gets the first default one at its side.
        foreach (var extra in ReviewPerspective.Defaults.Where(d => panel.TrueForAll(r => r.Name != d.Name)))
            if (panel.Count < Fewest)
                panel.Add(new ReviewerSpec(extra.Name, extra.Instruction, agent));
        foreach (var reviewer in asked.Where(reviewer => reviewer.Name.Length > 0))
        {
            var at = panel.FindIndex(member => member.Name == reviewer.Name);
            if (at >= 0)
                panel[at] = panel[at] with { Agent = reviewer.Agent! };
            else
                faults.Add(
                    $"--reviewer names '{reviewer.Name}'"
                        + NearestName.Hint(reviewer.Name, [.. panel.Select(member => member.Name)])
                );
        }
        Seat(panel, [.. asked.Where(reviewer => reviewer.Name.Length == 0).Select(reviewer => reviewer.Agent!)]);
        return (panel, faults);
    }

    // Agents without a name take the perspectives in turn; more agents than perspectives look twice.
    private static void Seat(List<ReviewerSpec> panel, List<string> agents)
    {
        if (agents.Count == 0)
            return;
        var seats = panel.Count;
        for (var i = 0; i < Math.Max(seats, agents.Count); i++)
        {
            var member = panel[i % seats] with { Agent = agents[i % agents.Count] };
            if (i < seats)
                panel[i] = member;
            else
                panel.Add(member with { Name = $"{member.Name}-{i / seats + 1}" });
        }
    }

    private static string Perspective(ReviewerSettings reviewer, List<string> faults)
    {
        var perspective =
            reviewer.Perspective
            ?? ReviewPerspective.Defaults.FirstOrDefault(d => d.Name == reviewer.Name)?.Instruction;
        if (perspective is null)
            faults.Add(
                $"{InterlockConfiguration.FileName}: reviewer '{reviewer.Name}' needs a 'perspective': what to look for, in a few sentences"
            );
        return perspective ?? "";
    }
}
