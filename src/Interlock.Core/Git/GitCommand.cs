using System.Collections.Immutable;
using System.Text;
using Interlock.Core.Processes;

namespace Interlock.Core.Git;

/// <summary>
/// A prepared git: where it runs, with which closed settings. Immutable; bytes in, bytes out. There are two kinds,
/// and they are never mixed: <see cref="Harness"/> for what judges, <see cref="User"/> for what the user sees.
/// </summary>
public sealed class GitCommand
{
    private const int ErrorLimit = 2000;

    private readonly ProcessRunner processes;
    private readonly string? program;
    private readonly string workingDirectory;
    private readonly ImmutableList<string> settings;
    private readonly ImmutableDictionary<string, string> variables;

    private GitCommand(
        ProcessRunner processes,
        string? program,
        string workingDirectory,
        ImmutableList<string> settings,
        ImmutableDictionary<string, string> variables
    )
    {
        this.processes = processes;
        this.program = program;
        this.workingDirectory = workingDirectory;
        this.settings = settings;
        this.variables = variables;
    }

    /// <summary>
    /// Git on a git directory of the harness, with a closed configuration: no system or global file, no hook, filter,
    /// fsmonitor, external diff, prompt or network; bytes and names as they are.
    /// </summary>
    /// <param name="processes">Starts it.</param>
    /// <param name="environment">Where PATH is read.</param>
    /// <param name="gitDirectory">The git directory; absolute, existing.</param>
    public static GitCommand Harness(ProcessRunner processes, HostEnvironment environment, string gitDirectory)
    {
        var closed = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["PATH", "TMPDIR"])
            if (environment[name] is { } value)
                closed[name] = value;
        closed.AddRange(GitSettings.Variables);
        closed.AddRange(GitSettings.HarnessVariables);
        closed["GIT_DIR"] = gitDirectory;
        return new(
            processes,
            GitProgram.Locate(environment),
            gitDirectory,
            [.. GitSettings.Harness],
            closed.ToImmutable()
        );
    }

    /// <summary>
    /// Git as the user runs it in a folder of his: his identity, line endings and filters count; his hooks, fsmonitor,
    /// pager, external diff, signing and prompts do not run.
    /// </summary>
    /// <param name="processes">Starts it.</param>
    /// <param name="environment">The user's environment.</param>
    /// <param name="folder">Any folder of the checkout; absolute, existing.</param>
    public static GitCommand User(ProcessRunner processes, HostEnvironment environment, string folder)
    {
        var pairs = environment.Variables.Keys.Where(name =>
            name.StartsWith("GIT_CONFIG_KEY_", StringComparison.Ordinal)
            || name.StartsWith("GIT_CONFIG_VALUE_", StringComparison.Ordinal)
        );
        var own = environment
            .ForChild([.. GitSettings.PassedToUserGit, .. pairs])
            .ToImmutableDictionary(StringComparer.Ordinal)
            .SetItems(GitSettings.Variables);
        return new(processes, GitProgram.Locate(environment), folder, [.. GitSettings.User], own);
    }

    /// <summary>The same git with a folder as its work tree and working directory.</summary>
    public GitCommand InWorkTree(string root) => In(root).WithVariable("GIT_WORK_TREE", root);

    /// <summary>The same git in another working directory.</summary>
    public GitCommand In(string folder) => new(processes, program, folder, settings, variables);

    /// <summary>The same git with an index file of its own.</summary>
    public GitCommand WithIndex(string file) => WithVariable("GIT_INDEX_FILE", file);

    /// <summary>The same git with one more setting (<c>-c key=value</c>).</summary>
    public GitCommand WithSetting(string key, string value) =>
        new(processes, program, workingDirectory, settings.Add($"{key}={value}"), variables);

    /// <summary>The same git with one more environment variable.</summary>
    public GitCommand WithVariable(string name, string value) =>
        new(processes, program, workingDirectory, settings, variables.SetItem(name, value));

    /// <summary>Runs git; a non-zero exit is a result.</summary>
    /// <exception cref="GitException">Git is missing, or wrote more than can be held (1 GB).</exception>
    public Task<GitResult> TryAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        TryAsync(arguments, default, cancellation);

    /// <summary>Runs git with bytes on its standard input; a non-zero exit is a result.</summary>
    /// <exception cref="GitException">Git is missing, or wrote more than can be held (1 GB).</exception>
    public async Task<GitResult> TryAsync(
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input,
        CancellationToken cancellation
    )
    {
        List<string> all = [.. settings.SelectMany(setting => (string[])["-c", setting]), .. arguments];
        var result = await processes.RunAsync(
            new ProcessSpec
            {
                FileName = program ?? throw new GitException(GitProgram.Missing),
                Arguments = all,
                WorkingDirectory = workingDirectory,
                Environment = variables,
                StandardInput = input,
                MaxOutputBytes = 1 << 30,
            },
            cancellation
        );
        return result.DroppedBytes == 0
            ? new GitResult(result.ExitCode, result.StandardOutput, Clean(result.ErrorText))
            : throw new GitException($"git {all[settings.Count * 2]} wrote more than 1 GB");
    }

    /// <summary>Runs git and returns its output.</summary>
    /// <exception cref="GitException">Git failed.</exception>
    public Task<GitResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        RunAsync(arguments, default, cancellation);

    /// <summary>Runs git with bytes on its standard input and returns its output.</summary>
    /// <exception cref="GitException">Git failed.</exception>
    public async Task<GitResult> RunAsync(
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input,
        CancellationToken cancellation
    )
    {
        var list = arguments as IReadOnlyList<string> ?? [.. arguments];
        var result = await TryAsync(list, input, cancellation);
        return result.Succeeded
            ? result
            : throw new GitException($"git {list[0]} failed with exit code {result.ExitCode}: {result.Error}");
    }

    private static string Clean(string error)
    {
        var clean = new StringBuilder(Math.Min(error.Length, ErrorLimit));
        foreach (var c in error)
        {
            if (clean.Length == ErrorLimit)
                break;
            if (c is '\n' or '\t' || !char.IsControl(c))
                clean.Append(c);
        }
        return clean.ToString().TrimEnd();
    }
}
