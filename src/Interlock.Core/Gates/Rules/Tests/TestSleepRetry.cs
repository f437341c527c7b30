using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test waits for time to pass, or is run again until it is green.</summary>
internal sealed class TestSleepRetry : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "test-sleep-retry",
            "A test sleeps or is run again",
            Severity.Warn,
            "Wait for the event itself, and remove the cause of the flake."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        foreach (var file in TestFiles.Of(change))
        {
            var code = Code.Of(file.After!);
            foreach (var chain in TestFiles.NewChains(file))
                if (Reason(code, chain) is { } reason)
                    yield return Info.At(file.Path, code[chain.Start].Line, reason);
        }
    }

    private static string? Reason(Code code, Chain chain)
    {
        var name = string.Join('.', chain.Segments.Select(one => one.Name));
        if (chain.Segments.Any(one => one.IsCall && IsSleep(chain.Root, one.Name)))
            return $"{name} sleeps.";
        var isRetry =
            chain.Last.Name is "retryTimes" or "retries" && chain.Last.IsCall && chain.Root is "jest" or "this" or "vi"
            || chain.Last.Name is "flaky" && (chain.Root is "pytest" || code.Is(chain.Start - 1, '@'))
            || chain.Root
                is "@Retry"
                    or "@RepeatedIfExceptionsTest"
                    or "@RetryingTest"
                    or "Retry"
                    or "RetryFact"
                    or "RetryTheory"
                && chain.Start > 0
                && (chain.Root[0] == '@' || code.Is(chain.Start - 1, '['));
        return isRetry ? $"{name} runs a test again until it is green." : null;
    }

    private static bool IsSleep(string root, string name) =>
        name is "sleep" or "usleep" or "Sleep" or "waitForTimeout"
        || (root == "Task" && name == "Delay")
        || (root == "cy" && name == "wait");
}
