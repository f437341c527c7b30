using System.Diagnostics;
using Interlock.Cli.Tests.House;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Launcher;

/// <summary>The launcher script, with stand-ins for the tools it needs: a build of the real thing takes too long here.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string top;
    private readonly string tools;

    public LauncherTests()
    {
        top = folder["checkout of mine"];
        tools = folder["tools"];
        Directory.CreateDirectory(Path.Combine(top, "src", "Part"));
        Directory.CreateDirectory(tools);
        File.Copy(Path.Combine(SourceTree.Root, "interlock"), Path.Combine(top, "interlock"));
        foreach (
            var name in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", "src/Part/a.cs"]
        )
            File.WriteAllText(Path.Combine(top, name), "");
        foreach (
            var name in (string[])
                [
                    "bash",
                    "env",
                    "sed",
                    "find",
                    "flock",
                    "mkdir",
                    "mv",
                    "rm",
                    "ls",
                    "tail",
                    "head",
                    "touch",
                    "date",
                    "cut",
                    "tr",
                    "grep",
                    "cat",
                    "dirname",
                    "readlink",
                    "sort",
                    "sleep",
                    "chmod",
                    "cp",
                ]
        )
            File.CreateSymbolicLink(Path.Combine(tools, name), Which(name));
        Tool("git", "echo git version 2.45.1");
        // 'publish' makes a program that says its arguments; every publish is counted.
        Tool(
            "dotnet",
            """
            case $1 in
              --list-sdks) echo '10.0.100 [/opt/net/sdk]' ;;
              --list-runtimes) echo 'Microsoft.NETCore.App 10.0.1 [/opt/net/shared/Microsoft.NETCore.App]' ;;
              publish)
                echo publish >>"$PUBLISHED"
                [ -z "${PUBLISH_FAILS:-}" ] || { echo "a.cs(1,1): error CS1002: ; expected"; exit 1; }
                case "$*" in *PublishReadyToRun=true*) [ -z "${NO_CROSSGEN:-}" ] || { echo "error NU1101: Unable to find package microsoft.netcore.app.crossgen2"; exit 1; } ;; esac
                while [ $# -gt 0 ]; do [ "$1" = --output ] && out=$2; shift; done
                mkdir -p "$out"
                printf '#!/usr/bin/env bash\necho "root=$DOTNET_ROOT args=$*"\nexit 3\n' >"$out/interlock"
                cp "$out/interlock" "$out/interlock-supervisor"
                chmod +x "$out/interlock" "$out/interlock-supervisor" ;;
            esac
            """
        );
    }

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task It_builds_once_and_hands_over_arguments_and_exit_code()
    {
        Assert.Equal((3, "root=/opt/net args=ship a b --json"), Answer(await RunAsync("ship", "a b", "--json")));
        Assert.Equal((3, "root=/opt/net args=runs"), Answer(await RunAsync("runs")));
        Assert.Equal(1, Builds);
    }

    [Fact(Timeout = 30_000)]
    public async Task It_builds_again_when_a_source_changed_or_vanished()
    {
        await RunAsync();
        File.SetLastWriteTimeUtc(Path.Combine(top, "src/Part/a.cs"), DateTime.UtcNow.AddSeconds(5));
        await RunAsync();
        Assert.Equal(2, Builds);
        File.SetLastWriteTimeUtc(Path.Combine(top, "src/Part/a.cs"), DateTime.UtcNow.AddHours(-1));
        Directory.SetLastWriteTimeUtc(Path.Combine(top, "src/Part"), DateTime.UtcNow.AddSeconds(5));
        await RunAsync();
        Assert.Equal(3, Builds);
    }

    [Fact(Timeout = 30_000)]
    public async Task Output_of_other_builds_is_no_change()
    {
        await RunAsync();
        Directory.CreateDirectory(Path.Combine(top, "src/Part/obj"));
        Directory.SetLastWriteTimeUtc(Path.Combine(top, "src/Part"), DateTime.UtcNow.AddHours(-1));
        File.WriteAllText(Path.Combine(top, "src/Part/obj/generated.cs"), "");
        await RunAsync();
        Assert.Equal(1, Builds);
    }

    [Fact(Timeout = 30_000)]
    public async Task It_builds_the_page_first_and_again_when_its_source_changed()
    {
        var source = Path.Combine(top, "ui", "src", "main.tsx");
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        Directory.CreateDirectory(Path.Combine(top, "ui", "node_modules"));
        await File.WriteAllTextAsync(source, "");
        Script(Path.Combine(top, "ui", "build"), "echo page >>\"$PUBLISHED\"");
        await RunAsync();
        await RunAsync();
        Assert.Equal(["page", "publish"], await File.ReadAllLinesAsync(folder["published"]));
        Directory.SetLastWriteTimeUtc(Path.Combine(top, "ui", "node_modules"), DateTime.UtcNow.AddSeconds(5));
        await RunAsync();
        Assert.Equal(1, Builds / 2);
        File.SetLastWriteTimeUtc(source, DateTime.UtcNow.AddSeconds(5));
        await RunAsync();
        Assert.Equal(2, Builds / 2);
    }

    [Fact(Timeout = 30_000)]
    public async Task It_works_through_a_symlink_and_from_anywhere()
    {
        File.CreateSymbolicLink(folder["il"], "checkout of mine/interlock");
        Assert.Equal((3, "root=/opt/net args=x"), Answer(await RunAsync(folder["il"], "/", [], "x")));
    }

    [Fact(Timeout = 30_000)]
    public async Task Two_callers_at_once_build_once()
    {
        var both = await Task.WhenAll(RunAsync("a"), RunAsync("b"));
        Assert.All(both, result => Assert.Equal(3, result.Code));
        Assert.Equal(1, Builds);
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_the_ready_to_run_compiler_it_builds_without_it_and_says_so()
    {
        var result = await RunAsync(Path.Combine(top, "interlock"), top, [("NO_CROSSGEN", "1")]);
        Assert.Equal(3, result.Code);
        Assert.Contains("building without it", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failing_build_shows_its_errors_and_is_tried_again()
    {
        var result = await RunAsync(Path.Combine(top, "interlock"), top, [("PUBLISH_FAILS", "1")]);
        Assert.Equal(4, result.Code);
        Assert.Contains("error CS1002", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await RunAsync()).Code);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("git", null, "git >= 2.39 is missing")]
    [InlineData("git", "echo git version 2.30.2", "git 2.30.2 is too old")]
    [InlineData("dotnet", null, ".NET 10 SDK is missing")]
    [InlineData("dotnet", "echo '9.0.100 [/opt]'", "'dotnet' knows only: 9.0.100")]
    public async Task What_is_missing_is_named_with_the_way_to_get_it(string tool, string? instead, string message)
    {
        if (instead is null)
            File.Delete(Path.Combine(tools, tool));
        else
            Tool(tool, instead);
        var result = await RunAsync();
        Assert.Equal(78, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains("get it", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private int Builds => File.Exists(folder["published"]) ? File.ReadAllLines(folder["published"]).Length : 0;

    private static (int, string) Answer((int Code, string Output, string Error) result) =>
        (result.Code, result.Output.Trim());

    private static string Which(string name) =>
        ((string[])["/usr/bin", "/bin"]).Select(place => Path.Combine(place, name)).First(File.Exists);

    // Written by a process of its own: a file that this one has open for writing may still be so in a child that
    // another test is just forking, and cannot be executed then (ETXTBSY).
    private void Tool(string name, string script) => Script(Path.Combine(tools, name), script);

    private static void Script(string path, string script)
    {
        string[] arguments =
        [
            "-c",
            "printf '%s' \"$2\" >\"$1\" && chmod +x \"$1\"",
            "sh",
            path,
            "#!/usr/bin/env bash\n" + script + "\n",
        ];
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { UseShellExecute = false })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunAsync(Path.Combine(top, "interlock"), top, [], arguments);

    private async Task<(int Code, string Output, string Error)> RunAsync(
        string script,
        string workingDirectory,
        (string Name, string Value)[] environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(Path.Combine(tools, "bash"), [script, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = tools;
        start.Environment["PUBLISHED"] = folder["published"];
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
