using System.Diagnostics;
using System.Globalization;
using Interlock.Core.Journal;

namespace Interlock.Cli.Faults;

/// <summary>
/// A facility for crash tests: <c>INTERLOCK_FAULT=before:N</c> or <c>after:N</c> makes this process end itself with
/// SIGKILL before it writes, or after it has made durable, journal record N (docs/testing.md).
/// </summary>
internal static class FaultInjection
{
    /// <summary>Name of the variable.</summary>
    public const string Variable = "INTERLOCK_FAULT";

    /// <summary>The journal options of this process.</summary>
    /// <exception cref="FormatException">The variable has another form: a crash test must not pass because of a typing error.</exception>
    public static JournalOptions Options(Face face)
    {
        var options = new JournalOptions(face.Time);
        if (face.Environment[Variable] is not { } fault)
            return options;
        var parts = fault.Split(':');
        if (
            parts.Length != 2
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var record)
        )
            throw new FormatException($"{Variable} wants before:N or after:N, not '{fault}'");
        return parts[0] switch
        {
            "before" => options with { BeforeWrite = seq => KillAt(seq, record) },
            "after" => options with { AfterDurable = seq => KillAt(seq, record) },
            _ => throw new FormatException($"{Variable} wants before:N or after:N, not '{fault}'"),
        };
    }

    // A batch may hold several records, so N may lie inside one: then its end (or the next batch) is the nearest edge.
    private static void KillAt(long seq, long record)
    {
        if (seq < record)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        using var never = new ManualResetEventSlim();
        never.Wait(); // SIGKILL takes an instant to arrive; nothing may be written meanwhile
    }
}
