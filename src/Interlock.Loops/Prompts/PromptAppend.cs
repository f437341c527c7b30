using System.Text;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;

namespace Interlock.Loops.Prompts;

/// <summary>
/// Reads what <c>--prompt-append</c> names (<c>builtin:ROLE</c>, <c>@FILE</c>, <c>file:PATH</c>, <c>text:…</c>) and puts
/// it behind a prompt.
/// </summary>
public static class PromptAppend
{
    /// <summary>Most bytes of all parts together.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>The forms, for help.</summary>
    public const string Forms = "builtin:ROLE, @FILE, file:PATH or text:…";

    private const string Builtin = "builtin:";
    private const string Plain = "text:";

    /// <summary>Reads one specification.</summary>
    /// <param name="specification">What was written.</param>
    /// <param name="folder">Folder that relative paths start from.</param>
    /// <returns>The part, or why there is none: class <c>prompt_invalid</c>, owner user.</returns>
    public static (PromptPart? Part, Failure? Failure) Read(string specification, string folder)
    {
        if (specification.StartsWith(Builtin, StringComparison.Ordinal))
            return Role(specification[Builtin.Length..]);
        if (specification.StartsWith(Plain, StringComparison.Ordinal))
            return Checked(new PromptPart("text", "Further instructions", Clean(specification[Plain.Length..])));
        if (PathOf(specification) is { } path)
            return FromFile(path, folder);
        var meant = RolePrompts.Find(specification) is null ? "" : $"; did you mean '{Builtin}{specification}'?";
        return (null, Invalid($"'{Shown(specification)}' is none of {Forms}{meant}", $"write {Forms}"));
    }

    /// <summary>Reads all of them, in order; stops at the first that fails.</summary>
    /// <inheritdoc cref="Read"/>
    /// <param name="specifications">What was written.</param>
    /// <param name="folder">Folder that relative paths start from.</param>
    /// <returns>The parts (empty for none), or null and the failure.</returns>
    public static (IReadOnlyList<PromptPart>? Parts, Failure? Failure) ReadAll(
        IReadOnlyList<string> specifications,
        string folder
    )
    {
        var parts = new List<PromptPart>();
        var size = 0;
        foreach (var specification in specifications)
        {
            var (part, failure) = Read(specification, folder);
            if (part is null)
                return (null, failure);
            size += Encoding.UTF8.GetByteCount(part.Text);
            if (size > MostBytes)
                return (null, TooLarge("the parts of the prompt together"));
            parts.Add(part);
        }
        return (parts, null);
    }

    /// <summary>The prompt, with each part behind it under its own heading; without parts, the prompt as it is.</summary>
    public static string Join(string prompt, IReadOnlyList<PromptPart> parts) =>
        parts.Count == 0
            ? prompt
            : string.Join("\n\n", [prompt.TrimEnd(), .. parts.Select(part => $"# {part.Heading}\n\n{part.Text}")])
                + "\n";

    private static (PromptPart?, Failure?) Role(string name) =>
        RolePrompts.Find(name) is { } role
            ? (new PromptPart(Builtin + name, $"Your role: {role.Title}", role.Text), null)
            : (
                null,
                Invalid(
                    $"there is no role '{Shown(name)}'{NearestName.Hint(name, RolePrompts.Names)}",
                    $"roles: {string.Join(", ", RolePrompts.Names)}"
                )
            );

    private static (PromptPart?, Failure?) FromFile(string path, string folder)
    {
        try
        {
            return PromptFile.Read(Path.GetFullPath(path, folder), MostBytes) is { } text
                ? Checked(new PromptPart($"file:{path}", $"Instructions of {Path.GetFileName(path)}", Clean(text)))
                : (null, TooLarge($"'{Shown(path)}'"));
        }
        catch (DecoderFallbackException)
        {
            return (null, Invalid($"'{Shown(path)}' is not UTF-8 text", "save it as UTF-8"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (
                null,
                Invalid($"'{Shown(path)}' cannot be read: {e.Message}", "name a text file that you can read")
            );
        }
    }

    private static string? PathOf(string specification) =>
        specification.StartsWith('@') ? specification[1..]
        : specification.StartsWith("file:", StringComparison.Ordinal) ? specification["file:".Length..]
        : null;

    private static (PromptPart?, Failure?) Checked(PromptPart part) =>
        part.Text.Length == 0
            ? (null, Invalid($"the prompt part '{Shown(part.Source)}' is empty", "give it a text or leave it out"))
        : Encoding.UTF8.GetByteCount(part.Text) > MostBytes ? (null, TooLarge($"'{Shown(part.Source)}'"))
        : (part, null);

    // One kind of newline, so that a checkout with other line ends is the same version; NUL ends a program's argument.
    private static string Clean(string text) =>
        text.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim();

    private static Failure TooLarge(string what) =>
        Invalid($"{what} has more than {MostBytes / 1024} KB", "let the agent read long material from a file instead");

    private static Failure Invalid(string message, string remedy) =>
        new("prompt_invalid", message, FailureOwner.User, false, remedy);

    private static string Shown(string text) => Core.Text.ExternalText.Line(text, 100);
}
