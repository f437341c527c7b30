namespace Interlock.Core.Schemas;

/// <summary>One way in which a document does not fit its schema.</summary>
/// <param name="InstancePath">Where, from the document's root: <c>$.tasks[0].id</c>.</param>
/// <param name="Keyword">The keyword that was not satisfied, or <c>limit</c> when the check was given up.</param>
/// <param name="Message">What to change, in one English sentence that opens with the path.</param>
public sealed record SchemaIssue(string InstancePath, string Keyword, string Message)
{
    /// <summary>The message without its leading path.</summary>
    internal string Text => Message[(InstancePath.Length + 1)..];

    /// <inheritdoc/>
    public override string ToString() => Message;
}
