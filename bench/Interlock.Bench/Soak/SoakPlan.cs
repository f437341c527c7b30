using System.Globalization;

namespace Interlock.Bench.Soak;

/// <summary>What one session of a soak does and what befalls it; the same for the same seed.</summary>
/// <param name="Name">Name of the session.</param>
/// <param name="Fate">What befalls it.</param>
/// <param name="After">When, counted from the moment its agent is seen.</param>
/// <param name="Daemon">Whether its agent leaves a daemon in a session of its own.</param>
/// <param name="Detached">Whether its caller does not wait.</param>
/// <param name="Resumed">Whether it is resumed after its end.</param>
internal sealed record SoakPlan(string Name, Fate Fate, TimeSpan After, bool Daemon, bool Detached, bool Resumed)
{
    // Seconds; longer than any fate takes to strike, shorter than the limit of a turn.
    private const double Long = 120;

    private static readonly Fate[] Fates =
    [
        Fate.None,
        Fate.None,
        Fate.None,
        Fate.AgentKilled,
        Fate.AgentKilled,
        Fate.WorkerKilled,
        Fate.WorkerKilled,
        Fate.CallerKilled,
        Fate.CallerKilled,
        Fate.Interrupted,
        Fate.Interrupted,
        Fate.Stopped,
        Fate.Answered,
        Fate.AskedAndStopped,
    ];

    /// <summary>Throws the dice of one session.</summary>
    public static SoakPlan Of(int number, int seed)
    {
        var dice = new Random(HashOf(number, seed));
        var fate = Fates[dice.Next(Fates.Length)];
        return new SoakPlan(
            string.Create(CultureInfo.InvariantCulture, $"soak-{number}"),
            fate,
            TimeSpan.FromMilliseconds(dice.Next(0, 500)),
            Daemon: dice.Next(3) == 0,
            Detached: fate != Fate.CallerKilled && dice.Next(2) == 0,
            Resumed: dice.Next(3) == 0
        );
    }

    /// <summary>Whether its agent works until its fate strikes; a loaded machine must not let it get away.</summary>
    public bool IsStruckAtWork =>
        Fate is Fate.AgentKilled or Fate.WorkerKilled or Fate.CallerKilled or Fate.Interrupted or Fate.Stopped;

    /// <summary>What its agent, a shell, is told to do.</summary>
    public string Task
    {
        get
        {
            var daemon = Daemon ? "(setsid sleep 1000 >/dev/null 2>&1 </dev/null &); " : "";
            var seconds = (IsStruckAtWork ? Long : After.TotalSeconds).ToString("0.00", CultureInfo.InvariantCulture);
            var work = $"{daemon}seq 2000 > {Name}.txt; head -c 4000 a.txt; sleep {seconds}; echo done";
            return Fate is Fate.Answered or Fate.AskedAndStopped
                ? $$"""{{work}}; echo '{"question":"Go on?","options":["echo yes","echo no"]}' > "$INTERLOCK_QUESTION"; exit 3"""
                : work;
        }
    }

    // HashCode is seeded anew in every process.
    private static int HashOf(int number, int seed) => unchecked((number * 7919) + (seed * 104_729) + 17);
}
