namespace Interlock.Loops.Ship.Review;

/// <summary>One thing that keeps a candidate from landing.</summary>
/// <param name="File">Path of the root cause, as written by whoever reports it, or null.</param>
/// <param name="Line">Line in it, counted from 1, or null.</param>
/// <param name="Symbol">Name of the function, type or constant at fault, or null.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Evidence">How it was seen (a command and its output, a quotation), or null.</param>
public sealed record Blocker(string? File, int? Line, string? Symbol, string Problem, string? Evidence)
{
    /// <summary>A blocker in prose.</summary>
    public static Blocker Prose(string problem) => new(null, null, null, problem, null);
}
