using Interlock.Core.Gates;

namespace Interlock.Core.Runs;

/// <summary>The exit codes of every verb (DESIGN §3).</summary>
public static class ExitCode
{
    /// <summary>Landed, completed or proved.</summary>
    public const int Good = 0;

    /// <summary>Blocked by the gate, or the work failed.</summary>
    public const int Blocked = 1;

    /// <summary>The command line or a configuration file is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Waiting for a person.</summary>
    public const int NeedsOwner = 3;

    /// <summary>An agent, provider, network or machine failure.</summary>
    public const int Infrastructure = 4;

    /// <summary>The gate could not decide; it fails closed.</summary>
    public const int GateError = 5;

    /// <summary>A budget is exhausted.</summary>
    public const int BudgetExhausted = 6;

    /// <summary>Preflight failed; nothing was created and nothing was spent.</summary>
    public const int Preflight = 78;

    /// <summary>Cancelled by the user.</summary>
    public const int Cancelled = 130;

    /// <summary>The exit code of a finished run.</summary>
    /// <param name="outcome">How the run ended.</param>
    /// <param name="verdict">The gate's verdict, if the gate was asked.</param>
    public static int Of(Outcome outcome, Verdict verdict = Verdict.NotRun) =>
        outcome switch
        {
            Outcome.Landed or Outcome.Completed => Good,
            Outcome.NeedsOwner => NeedsOwner,
            Outcome.Infrastructure or Outcome.TimedOut => Infrastructure,
            Outcome.BudgetExhausted => BudgetExhausted,
            Outcome.Cancelled => Cancelled,
            _ => verdict == Verdict.GateError ? GateError : Blocked,
        };
}
