namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>A test that was found, before its assertions are given to it.</summary>
internal sealed record Draft
{
    /// <summary>Its name with the groups around it.</summary>
    public required string Name { get; init; }

    /// <summary>Its first token, attributes included.</summary>
    public required int From { get; init; }

    /// <summary>The token that declares it.</summary>
    public required int At { get; init; }

    /// <summary>Its body.</summary>
    public required Part Body { get; init; }

    /// <summary>What keeps it from running.</summary>
    public Skip? Skip { get; init; }

    /// <summary>Whether it keeps others from running.</summary>
    public bool IsFocused { get; init; }

    /// <summary>Rows of values.</summary>
    public int Rows { get; init; }

    /// <summary>Demands outside of the body: <c>[ExpectedException]</c>, <c>#[should_panic]</c>.</summary>
    public IReadOnlyList<Found> Extra { get; init; } = [];
}
