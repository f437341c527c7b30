namespace Interlock.Loops.Prompts;

/// <summary>A role that comes with Interlock: a file of <c>prompts/</c>.</summary>
/// <param name="Name">Name of the role, as in <c>builtin:NAME</c>.</param>
/// <param name="Title">First line of the file, without its <c>#</c>.</param>
/// <param name="Text">The rest of the file, Markdown.</param>
public sealed record RolePrompt(string Name, string Title, string Text)
{
    /// <summary>What the role is for, in one or two sentences: the first paragraph.</summary>
    public string Summary => Text.Split("\n\n", 2)[0];
}
