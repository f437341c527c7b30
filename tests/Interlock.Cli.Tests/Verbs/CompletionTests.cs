using System.Diagnostics;

namespace Interlock.Cli.Tests.Verbs;

public sealed class CompletionTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_bash_script_completes_verbs_in_a_real_bash()
    {
        using var face = new TestFace();
        Assert.Equal(0, await face.RunAsync("completion", "bash"));
        var program = Path.Combine(AppContext.BaseDirectory, "interlock");
        var script = $$"""
            {{face.Output}}
            COMP_WORDS=('{{program}}' comp) COMP_CWORD=1 COMP_LINE='interlock comp' COMP_POINT=14
            _interlock
            echo "${COMPREPLY[*]}"
            """;
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("completion", output.Trim());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("zsh", "#compdef interlock")]
    [InlineData("fish", "complete -c interlock")]
    public async Task Other_shells_have_their_script(string shell, string part)
    {
        using var face = new TestFace();
        Assert.Equal(0, await face.RunAsync("completion", shell));
        Assert.Contains(part, face.Output.ToString(), StringComparison.Ordinal);
    }
}
