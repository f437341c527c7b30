using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test answers requests itself instead of letting them through.</summary>
internal sealed class NetworkIntercepted : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "network-intercepted",
            "A test answers requests itself",
            Severity.Warn,
            "Let the request reach the real service that the check starts."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        foreach (var file in TestFiles.Of(change))
        foreach (var chain in TestFiles.NewChains(file).Where(Intercepts))
            yield return Info.At(
                file.Path,
                Code.Of(file.After!)[chain.Start].Line,
                $"{Name(chain)} answers requests in place of the service."
            ) with
            {
                Severity = change.DemandsRealRuntime ? Severity.Block : Severity.Warn,
            };
    }

    private static string Name(Chain chain) => string.Join('.', chain.Segments.Take(2).Select(one => one.Name));

    private static bool Intercepts(Chain chain) =>
        (chain.Root, chain.Segments.Count > 1 ? chain.Segments[1].Name : "") switch
        {
            ("page" or "context" or "browserContext", "route" or "routeFromHAR") => chain.Segments[1].IsCall,
            ("route", "fulfill" or "abort") => chain.Segments[1].IsCall,
            ("cy", "intercept") => true,
            ("nock" or "setupServer" or "setupWorker" or "MockAdapter" or "stub_request" or "requests_mock", _) => chain
                .Segments[0]
                .IsCall
                || chain.Segments.Count > 1,
            ("responses", "add" or "activate" or "get" or "post" or "put" or "delete" or "patch") => true,
            ("httpretty" or "respx" or "fetchMock" or "WebMock" or "WireMock", not "") => true,
            ("VCR", "use_cassette") => true,
            ("Http", "fake") => true,
            ("HttpResponse" or "http" or "rest", "json" or "get" or "post") => false,
            _ => false,
        };
}
