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
    private const string Own = "repository";
    private const int MostText = 300;

    /// <summary>All names, in alphabetical order; one without a file that can be read is told as a problem.</summary>
    public async Task<IReadOnlyList<WorkflowEntry>> AllAsync(CancellationToken cancellation)
    {
        var named = catalog.Names.Select(name => (Name: name, catalog.Find(name, face.CurrentFolder).File)).ToList();
        var readable = await ReadAsync([.. named.Select(one => one.File).OfType<WorkflowFile>()], cancellation);
        // A link to nothing, a file of somebody else, one that is too large, a name that looks like a path.
        var rest = named
            .Where(one => one.File is null)
            .Select(one => new WorkflowEntry(
                one.Name,
                Own,
                null,
                null,
                null,
                [],
                "no file that can be run by this name"
            ));
        return [.. readable.Concat(rest).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

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
        var isBuiltIn = BuiltInWorkflows.Is(file);
        var name = isBuiltIn ? file.Path.Split(':')[1] : Path.GetFileNameWithoutExtension(file.Path);
        var entry = new WorkflowEntry(
            name,
            isBuiltIn ? "built_in" : Own,
            isBuiltIn ? null : file.Shown,
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
