using Interlock.Core.Processes;

namespace Interlock.TestKit;

/// <summary>The real machine for tests: environment, processes with the real supervisor, a home of the test's own.</summary>
public static class Host
{
    /// <summary>The supervisor built beside the tests.</summary>
    public static string Supervisor { get; } = Path.Combine(AppContext.BaseDirectory, "interlock-supervisor");

    public static ProcessRunner Processes { get; } = new(Supervisor, TimeProvider.System);

    /// <summary>The process environment with HOME and INTERLOCK_HOME below a folder.</summary>
    public static HostEnvironment Environment(string home, params (string Name, string Value)[] more)
    {
        var all = new Dictionary<string, string>(HostEnvironment.FromProcess().Variables, StringComparer.Ordinal)
        {
            ["HOME"] = home,
            ["INTERLOCK_HOME"] = Path.Combine(home, "state"),
        };
        foreach (var (name, value) in more)
            all[name] = value;
        return new HostEnvironment(all);
    }
}
