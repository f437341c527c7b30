using Interlock.Core.Text;
using Interlock.Loops.Workflows;
using Interlock.Loops.Workflows.Catalog;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Cli.Workflows;

/// <summary>Reads what workflows say of themselves, without running them; all by one process.</summary>
/// <param name="face">The outside.</param>
/// <param name="catalog">Where they are looked up.</param>
internal sealed class WorkflowShelf(Face face, WorkflowCatalog catalog)
{
    private const int MostText = 300;

    /// <summary>All that can be run by name, in alphabetical order.</summary>
    public Task<IReadOnlyList<WorkflowEntry>> AllAsync(CancellationToken cancellation) =>
        ReadAsync([.. catalog.Names.Select(name => catalog.Find(name, face.CurrentFolder).File!)], cancellation);

    /// <summary>Entries of some files.</summary>
    public async Task<IReadOnlyList<WorkflowEntry>> ReadAsync(
        IReadOnlyList<WorkflowFile> files,
        CancellationToken cancellation
    )
    {
        var start = await ScriptHost.StartAsync(
            new ScriptHostOptions(face.Processes, face.Environment, face.Time),
            cancellation
        );
        await using var host = start.Host;
        var entries = new List<WorkflowEntry>();
        foreach (var file in files)
            entries.Add(await ReadAsync(file, host, start.Failure?.Message, cancellation));
        return entries;
    }

    private static async Task<WorkflowEntry> ReadAsync(
        WorkflowFile file,
        ScriptHost? host,
        string? trouble,
        CancellationToken cancellation
    )
    {
        var isOwn = BuiltInWorkflows.Is(file);
        var name = isOwn ? file.Path.Split(':')[1] : Path.GetFileNameWithoutExtension(file.Path);
        var entry = new WorkflowEntry(
            name,
            isOwn ? "built_in" : "repository",
            isOwn ? null : file.Shown,
            file.IsCSharp ? "A workflow in C#." : null,
            null,
            [],
            file.IsCSharp ? null : trouble
        );
        if (host is null || file.IsCSharp)
            return entry;
        var script = await host.ParseAsync(file.Shown, file.Source, cancellation);
        return entry with
        {
            Description = Short(script.Meta?.Description),
            WhenToUse = Short(script.Meta?.WhenToUse),
            Phases = [.. (script.Meta?.Phases ?? []).Select(phase => ExternalText.Line(phase.Title, MostText))],
            Problem = script.Problems.Count > 0 ? script.Problems[0].ToString() : null,
        };
    }

    private static string? Short(string? text) => text is null ? null : ExternalText.Line(text, MostText);
}
