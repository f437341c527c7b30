using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Something that a script tells and that needs no answer. Texts are cleaned and cut.</summary>
/// <param name="Site">Where.</param>
public abstract record ScriptNote(ScriptSite Site)
{
    /// <summary><c>phase(title, detail)</c>; <see cref="ScriptSite.Phase"/> is already the new one.</summary>
    /// <param name="Site">Where.</param>
    /// <param name="Title">The phase.</param>
    /// <param name="Detail">What happens in it, or "".</param>
    public sealed record PhaseStarted(ScriptSite Site, string Title, string Detail) : ScriptNote(Site);

    /// <summary><c>log()</c> or <c>console.*</c>.</summary>
    /// <param name="Site">Where.</param>
    /// <param name="Level"><c>log</c>, <c>debug</c>, <c>warn</c> or <c>error</c>.</param>
    /// <param name="Message">The text.</param>
    public sealed record Logged(ScriptSite Site, string Level, string Message) : ScriptNote(Site);

    /// <summary>A group begins; the site is the group's place, its branches come with <paramref name="Number"/>.</summary>
    /// <param name="Site">Where.</param>
    /// <param name="Number">Number of the group in this process, from 1.</param>
    /// <param name="Kind"><c>parallel</c>, <c>fanout</c> or <c>pipeline</c>.</param>
    /// <param name="Label">Name for people, or null.</param>
    /// <param name="Count">Branches or items.</param>
    /// <param name="Stages">Stages of a pipeline, else 0.</param>
    public sealed record GroupStarted(ScriptSite Site, int Number, string Kind, string? Label, int Count, int Stages)
        : ScriptNote(Site);

    /// <summary>A group is over.</summary>
    /// <param name="Site">Where.</param>
    /// <param name="Number">The group.</param>
    /// <param name="Ok">Whether no branch is null or <c>{ok: false}</c>.</param>
    public sealed record GroupEnded(ScriptSite Site, int Number, bool Ok) : ScriptNote(Site);

    /// <summary>A branch threw and is <c>null</c> in the result.</summary>
    /// <param name="Site">The branch.</param>
    /// <param name="Error">What it threw.</param>
    public sealed record ItemFailed(ScriptSite Site, ScriptError Error) : ScriptNote(Site);

    /// <summary>A child workflow begins.</summary>
    /// <param name="Site">The caller's place.</param>
    /// <param name="Number">The child's <see cref="ScriptSite.Workflow"/>.</param>
    /// <param name="Script">The child.</param>
    public sealed record WorkflowStarted(ScriptSite Site, int Number, WorkflowScript Script) : ScriptNote(Site);

    /// <summary>A child workflow is over.</summary>
    /// <param name="Site">The caller's place.</param>
    /// <param name="Number">The child.</param>
    /// <param name="Error">What it threw, or null.</param>
    public sealed record WorkflowEnded(ScriptSite Site, int Number, ScriptError? Error) : ScriptNote(Site);

    /// <summary><c>promptSlot()</c> chose a prompt.</summary>
    /// <param name="Site">Where.</param>
    /// <param name="Name">Name of the slot.</param>
    /// <param name="IsSuggested">Whether the script's own suggestion was taken, not one from the input.</param>
    public sealed record PromptChosen(ScriptSite Site, string Name, bool IsSuggested) : ScriptNote(Site);

    /// <summary>A promise failed and nothing was there to see it (it may still be looked at later).</summary>
    /// <param name="Site">The top of the main script.</param>
    /// <param name="Error">What it failed with.</param>
    public sealed record RejectionUnseen(ScriptSite Site, ScriptError Error) : ScriptNote(Site);
}
