namespace Interlock.ModelStub;

/// <summary>A request that the stub received.</summary>
/// <param name="Path">Path of the URL.</param>
/// <param name="Headers">Headers by name, in any case.</param>
/// <param name="Body">The whole body.</param>
/// <param name="Conversation">What the body says.</param>
public sealed record RecordedRequest(
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    Conversation Conversation
);
