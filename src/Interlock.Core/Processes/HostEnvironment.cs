using System.Collections;
using System.Collections.Frozen;

namespace Interlock.Core.Processes;

/// <summary>
/// The environment variables of this process, read once at the entry point and injected everywhere else, and the rule
/// by which they reach children.
/// </summary>
/// <param name="variables">Name and value of each variable.</param>
public sealed class HostEnvironment(IReadOnlyDictionary<string, string> variables)
{
    // What would run code in, or redirect, every child we start (field reference D.5 no. 66).
    private static readonly FrozenSet<string> Hijacks = FrozenSet.ToFrozenSet(
        [
            "LD_PRELOAD",
            "LD_LIBRARY_PATH",
            "LD_AUDIT",
            "DYLD_INSERT_LIBRARIES",
            "DYLD_LIBRARY_PATH",
            "NODE_OPTIONS",
            "BASH_ENV",
            "ENV",
            "DOTNET_STARTUP_HOOKS",
            "PYTHONSTARTUP",
            "PYTHONINSPECT",
            "PERL5OPT",
            "RUBYOPT",
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "PROMPT_COMMAND",
            "SSH_AUTH_SOCK",
        ],
        StringComparer.Ordinal
    );

    private static readonly string[] SecretMarks =
    [
        "KEY",
        "TOKEN",
        "SECRET",
        "PASSWORD",
        "PASSWD",
        "PASSPHRASE",
        "CREDENTIAL",
        "AUTH",
        "PRIVATE",
        "COOKIE",
        "DSN",
        "WEBHOOK",
    ];

    private static readonly string[] SecretEnds = ["_PASS", "_PAT", "_PWD"];

    /// <summary>All variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; } = variables;

    /// <summary>The value of a variable, or null when unset or empty.</summary>
    public string? this[string name] => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Reads the environment of this process; for entry points only.</summary>
    public static HostEnvironment FromProcess()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
#pragma warning disable RS0030 // the one place where the environment is read, so that it can be injected
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
#pragma warning restore RS0030
            all[(string)entry.Key] = (string?)entry.Value ?? "";
        return new HostEnvironment(all);
    }

    /// <summary>
    /// What a child of ours gets: everything but secrets (by name), variables that run code in every child, git's own
    /// and Interlock's own; secrets only when <paramref name="allowed"/> names them.
    /// </summary>
    /// <param name="allowed">Names of variables to pass even though they look like secrets.</param>
    public Dictionary<string, string> ForChild(params IEnumerable<string> allowed)
    {
        var named = allowed.ToHashSet(StringComparer.Ordinal);
        var child = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Variables)
            if (named.Contains(name) || IsHarmless(name))
                child[name] = value;
        return child;
    }

    /// <summary>Values that must never appear in a record: those of secret-looking variables.</summary>
    public IEnumerable<string> SecretValues =>
        Variables.Where(v => LooksSecret(v.Key) && v.Value.Length >= 8).Select(v => v.Value);

    private static bool IsHarmless(string name) =>
        !Hijacks.Contains(name)
        && !LooksSecret(name)
        && !name.StartsWith("GIT_", StringComparison.Ordinal)
        && !name.StartsWith("INTERLOCK_", StringComparison.Ordinal);

    /// <summary>Whether a variable holds a secret, by its name.</summary>
    /// <param name="name">The name.</param>
    public static bool LooksSecret(string name) =>
        SecretEnds.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
        // Whoever wrote something is no secret: his name would be blacked out everywhere.
        || SecretMarks.Any(mark =>
            name.Replace("AUTHOR_", "", StringComparison.OrdinalIgnoreCase)
                .Contains(mark, StringComparison.OrdinalIgnoreCase)
        );
}
