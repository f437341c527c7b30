using Interlock.Cli.Agent;
using Interlock.Cli.Runs;
using Interlock.Core.Failures;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Mcp;

/// <summary>
/// Keeps calls to the runs and sessions of their repository. At a terminal an id is looked for everywhere; a client sees
/// only what lies below the server's roots.
/// </summary>
internal static class LocalNames
{
    /// <summary>Why a call names something that is not of this repository, or null.</summary>
    public static async Task<Failure?> CheckAsync(
        Face face,
        ToolArguments arguments,
        string folder,
        CancellationToken cancellation
    )
    {
        if (await RunsAsync(face, arguments.TextsOf(RunTools.Run), folder, cancellation) is { } run)
            return run;
        string[] sessions = [.. arguments.TextsOf(AgentTools.Session), .. arguments.TextsOf(AgentTools.Sessions)];
        var scope = await AgentScope.AroundAsync(face with { CurrentFolder = folder }, null, cancellation);
        return sessions
            .Where(name => name != SessionName.Latest)
            .Select(name => SessionCatalog.Find(name, scope.Local is null ? [] : scope.List(all: false)).Failure)
            .FirstOrDefault(failure => failure is not null);
    }

    private static async Task<Failure?> RunsAsync(
        Face face,
        IReadOnlyList<string> names,
        string folder,
        CancellationToken cancellation
    )
    {
        var scope = await RunScope.AroundAsync(face with { CurrentFolder = folder }, null, cancellation);
        return names
            .Where(name => name != RunCatalog.Latest)
            .Select(name => (scope.Local ?? new RunCatalog([])).Find(name).Failure)
            .FirstOrDefault(failure => failure is not null);
    }
}
