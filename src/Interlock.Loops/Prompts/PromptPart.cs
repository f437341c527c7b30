namespace Interlock.Loops.Prompts;

/// <summary>A piece of text that joins a prompt.</summary>
/// <param name="Source">Where it came from, for records: <c>builtin:reviewer</c>, <c>file:notes.md</c>, <c>text</c>.</param>
/// <param name="Heading">The heading that it gets.</param>
/// <param name="Text">The text; not empty.</param>
public sealed record PromptPart(string Source, string Heading, string Text)
{
    /// <summary>Version: the digest of the text. The same text is the same version, wherever it lies.</summary>
    public string Digest => PromptDigest.Of(Text);
}
