namespace Interlock.Loops.Ship.Plan;

/// <summary>Finds the one JSON document in a model's final message.</summary>
public static class ModelJson
{
    /// <summary>The document's text, or the reason why there is none that can be trusted. Never throws.</summary>
    public static (string? Json, string? Problem) Extract(string text) => throw new NotImplementedException(text);
}
