using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Workflows;

public sealed class WorkflowsVerbTests : IDisposable
{
    private readonly TestFace face = new();
    private readonly TestRepository repository = new();

    public void Dispose()
    {
        face.Dispose();
        repository.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_list_tells_the_repositorys_workflows_and_those_built_in()
    {
        repository.Write(".claude/workflows/ours.js", "export const meta = { name: 'ours', description: 'Ours.' };");
        repository.Write(".interlock/workflows/ship.js", "const a = ;");
        var all = JsonElement.Parse(await OutputAsync(0, "list", "--json")).EnumerateArray().ToList();
        Assert.Equal(
            ["bug-hunt", "migrate", "ours", "research", "review-changes", "ship"],
            all.Select(one => one.GetProperty("name").GetString())
        );
        var ours = all[2];
        Assert.Equal("repository", ours.GetProperty("source").GetString());
        Assert.Equal(".claude/workflows/ours.js", ours.GetProperty("path").GetString());
        Assert.Equal("Ours.", ours.GetProperty("description").GetString());
        Assert.Equal("built_in", all[0].GetProperty("source").GetString());
        Assert.Equal(2, all[0].GetProperty("phases").GetArrayLength());
        Assert.StartsWith(".interlock/workflows/ship.js:1:11", all[5].GetProperty("problem").GetString());
        Assert.Contains("built in: Hunts for bugs", await OutputAsync(0, "list"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_that_cannot_be_read_spoils_neither_the_list_nor_the_terminal()
    {
        var folder = Path.Combine(repository.Root, ".interlock", "workflows");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "gone.js"), Path.Combine(repository.Root, "nowhere"));
        repository.Write(".interlock/workflows/red\u001b[31m.js", "export const meta = { name: 'red' };");
        var text = await OutputAsync(0, "list");
        Assert.Matches("(?m)^gone +repository: no file that can be run by this name$", text);
        Assert.DoesNotContain('\u001b', text);
        await OutputAsync(2, "new", "gone");
        Assert.False(File.Exists(Path.Combine(repository.Root, "nowhere")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_workflow_is_shown_as_it_is_written()
    {
        Assert.StartsWith("export const meta = {\n  name: 'research'", await OutputAsync(0, "show", "research"));
        var shown = JsonElement.Parse(await OutputAsync(0, "show", "research", "--json"));
        Assert.Contains("Look into this", shown.GetProperty("text").GetString()!, StringComparison.Ordinal);
        var unknown = JsonElement.Parse(await OutputAsync(2, "show", "reserch", "--json"));
        Assert.Contains(
            "did you mean 'research'",
            unknown.GetProperty("failure").GetProperty("message").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Theory(Timeout = 60_000)]
    [InlineData("audit", null, "Asks an agent about each item")]
    [InlineData("our-review", "review-changes", "Looks at changes from several sides")]
    public async Task A_new_workflow_begins_with_a_template_and_runs(string name, string? template, string description)
    {
        string[] from = template is null ? [] : ["--from", template];
        await OutputAsync(0, ["new", name, .. from]);
        Assert.Contains(
            $"name: '{name}'",
            repository.Read($".interlock/workflows/{name}.js"),
            StringComparison.Ordinal
        );
        var shown = JsonElement.Parse(await OutputAsync(0, "show", name, "--json"));
        Assert.StartsWith(description, shown.GetProperty("description").GetString());
        await OutputAsync(2, ["new", name, .. from]); // nothing is overwritten
    }

    [Theory(Timeout = 60_000)]
    [InlineData("../escape")]
    [InlineData("Name")]
    [InlineData(".js")]
    public async Task A_name_that_could_lead_elsewhere_is_refused(string name)
    {
        await OutputAsync(2, "new", name);
        Assert.False(Directory.Exists(Path.Combine(repository.Root, ".interlock")));
    }

    private async Task<string> OutputAsync(int exit, params string[] arguments)
    {
        face.Output.GetStringBuilder().Clear();
        var code = await face.RunAsync(["workflows", .. arguments, "--repo", repository.Root]);
        Assert.True(code == exit, $"{code}: {face.Output}{face.Error}");
        return face.Output.ToString();
    }
}
