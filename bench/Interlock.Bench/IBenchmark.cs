using Interlock.Bench.Output;

namespace Interlock.Bench;

/// <summary>One group of figures, each beside its limit or peer.</summary>
internal interface IBenchmark
{
    /// <summary>Name for <c>--only</c>.</summary>
    string Name { get; }

    Task<IReadOnlyList<Row>> RunAsync(Bench bench);
}
