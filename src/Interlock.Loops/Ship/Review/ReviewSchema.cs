using System.Text.Json;

namespace Interlock.Loops.Ship.Review;

/// <summary>The JSON Schema (2020-12) of a review.</summary>
public static class ReviewSchema
{
    /// <summary>The schema, in the subset that strict structured output needs.</summary>
    public static JsonElement Json => throw new NotImplementedException();
}
