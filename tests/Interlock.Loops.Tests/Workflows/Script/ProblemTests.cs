using Interlock.Loops.Workflows.Script;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Script;

public sealed class ProblemTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("const a = 1;\nimport x from 'y';", "wf.js:2:1: 'import' is not possible")]
    [InlineData("const a = 1;\n  await import('y');", "wf.js:2:9: 'import()' is not possible")]
    [InlineData("return import.meta.url;", "wf.js:1:8: 'import.meta' is not possible")]
    [InlineData("export * from 'y';", "wf.js:1:1: 'export … from' is not possible")]
    [InlineData("export { a } from 'y';", "wf.js:1:1: 'export … from' is not possible")]
    [InlineData("const a = 1;\n\nconst b = ;", "wf.js:3:11: Unexpected token")]
    [InlineData("let b = 1;\nreturn 2 <!--b;", "wf.js:2:10: '<!--' must be written with spaces")]
    [InlineData("export default class {}", "wf.js:1:16: 'export default' must be a function")]
    [InlineData("const n = 1;\nexport const meta = { name: n };", "wf.js:2:29: meta must be a plain literal")]
    [InlineData("export const meta = { ...other };", "wf.js:1:23: meta must be a plain literal")]
    [InlineData("export const meta = { name: `a${1}` };", "wf.js:1:29: meta must be a plain literal")]
    [InlineData("export const meta = { name: 5 };", "wf.js:1:21: meta.name must be a string")]
    [InlineData("export const meta = make();", "wf.js:1:14: meta must be an object literal")]
    [InlineData("export const meta = { phases: [{}] };", "wf.js:1:21: meta.phases[0] must be a string or an object")]
    [InlineData(
        "export const meta = { phases: [{ title: 'a', budget: { token: 5 } }] };",
        "wf.js:1:21: meta.phases[0].budget has no limit 'token'; known: tokens"
    )]
    [InlineData("export const meta = { budget: 'much' };", "wf.js:1:21: meta.budget must be a number of tokens")]
    [InlineData("export const meta = { budget: { time: 'soon' } };", "wf.js:1:21: meta.budget.time must be")]
    [InlineData("with (a) {}", "wf.js:1:1: 'with' in strict mode")]
    public async Task What_a_workflow_may_not_contain_is_told_with_its_line(string source, string expected)
    {
        var script = await Scripted.ParseAsync(source);
        Assert.StartsWith(expected, script.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_import_is_told_at_once()
    {
        var script = await Scripted.ParseAsync("import a from 'a';\nimport b from 'b';\nawait import('c');");
        Assert.Equal([1, 2, 3], script.Problems.Select(problem => problem.Line));
    }

    [Fact(Timeout = 60_000)]
    public async Task Meta_is_read_without_running_anything()
    {
        var script = await Scripted.ParseAsync(
            """
            export const meta = {
              name: 'review', description: `plain`, whenToUse: "always",
              phases: [{ title: 'Scan', detail: 'look', model: 'small' }, 'Fix'],
              numbers: [-1, +2, 1e3], nested: { 'quoted key': null, on: true },
            };
            throw new Error('this must not run');
            """
        );
        Assert.Empty(script.Problems);
        Assert.Equal(ScriptForm.TopLevel, script.Form);
        Assert.Equal(("review", "plain", "always"), (script.Name, script.Meta!.Description, script.Meta.WhenToUse));
        Assert.Equal([new("Scan", "look", "small"), new("Fix", null, null)], script.Meta.Phases);
        Assert.Equal("small", script.Meta.PhaseOf("Scan")?.Model);
        Assert.Equal("[-1,2,1000]", script.Meta.Raw.GetProperty("numbers").GetRawText());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_without_meta_has_the_name_of_its_file()
    {
        var script = await Scripted.ParseAsync("export default async () => 1;");
        Assert.Equal(("wf", ScriptForm.DefaultFunction), (script.Name, script.Form));
        Assert.Null(script.Meta);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_of_many_megabytes_is_refused()
    {
        var script = await Scripted.ParseAsync($"return '{new string('x', 3 * 1024 * 1024)}';");
        Assert.Equal("wf.js:1:1: the script is longer than 2 MB", Assert.Single(script.Problems).ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_that_is_nested_without_end_is_refused()
    {
        var script = await Scripted.ParseAsync(new string('[', 200_000));
        Assert.NotEmpty(script.Problems);
    }

    [Fact(Timeout = 60_000)]
    public async Task Lines_that_end_as_on_Windows_count_as_the_author_counts()
    {
        var error = await Scripted.ErrorAsync(
            "export const meta = { name: 'crlf' };\r\n\r\nthrow new Error('here');\r\n"
        );
        Assert.Equal((3, 7), (error.Line, error.Column));
    }
}
