namespace Interlock.Core.Processes.Strict;

/// <summary>
/// Compilers, runtimes and package caches that a user keeps in his home or elsewhere: shown read-only, by the variables
/// that name them and by the places that they use without. Of a tool's folder only the parts that hold no keys.
/// </summary>
internal static class Toolchains
{
    // Variable, its default below the home ("" for none), and the parts to show ("." for all of it).
    private static readonly (string Variable, string Default, string[] Parts)[] Known =
    [
        ("DOTNET_ROOT", ".dotnet", ["."]),
        ("NUGET_PACKAGES", ".nuget/packages", ["."]),
        ("JAVA_HOME", "", ["."]),
        ("ANDROID_HOME", "", ["."]),
        ("SDKMAN_DIR", ".sdkman", ["candidates"]),
        ("MAVEN_HOME", "", ["."]),
        ("", ".m2", ["repository"]),
        ("GRADLE_USER_HOME", ".gradle", ["wrapper", "jdks"]),
        ("GOROOT", "", ["."]),
        ("GOPATH", "go", ["bin", "pkg/mod"]),
        ("CARGO_HOME", ".cargo", ["bin", "registry", "git"]),
        ("RUSTUP_HOME", ".rustup", ["toolchains", "settings.toml"]),
        ("NVM_DIR", ".nvm", ["versions", "alias"]),
        ("FNM_DIR", ".local/share/fnm", ["node-versions", "aliases"]),
        ("VOLTA_HOME", ".volta", ["bin", "tools"]),
        ("BUN_INSTALL", ".bun", ["bin", "install/cache", "install/global"]),
        ("DENO_INSTALL", ".deno", ["bin"]),
        ("PNPM_HOME", ".local/share/pnpm", ["."]),
        (
            "PYENV_ROOT",
            ".pyenv",
            ["bin", "completions", "libexec", "plugins", "pyenv.d", "shims", "version", "versions"]
        ),
        ("VIRTUAL_ENV", "", ["."]),
        ("CONDA_PREFIX", "", ["."]),
        ("UV_PYTHON_INSTALL_DIR", ".local/share/uv/python", ["."]),
        ("PIPX_HOME", ".local/share/pipx", ["venvs"]),
        ("RBENV_ROOT", ".rbenv", ["bin", "libexec", "shims", "versions", "version"]),
        ("GEM_HOME", "", ["."]),
        ("ASDF_DATA_DIR", ".asdf", ["bin", "installs", "plugins", "shims"]),
        ("MISE_DATA_DIR", ".local/share/mise", ["installs", "shims"]),
    ];

    // Files of certificates: without them nothing reaches a network that a company's proxy looks into.
    private static readonly string[] Certificates =
    [
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "NODE_EXTRA_CA_CERTS",
        "CURL_CA_BUNDLE",
        "REQUESTS_CA_BUNDLE",
        "AWS_CA_BUNDLE",
        "PIP_CERT",
    ];

    /// <summary>Adds those that are there.</summary>
    /// <param name="plan">The tree.</param>
    /// <param name="environment">The environment of the program.</param>
    /// <param name="home">The user's home, or null.</param>
    /// <param name="bounds">What may be shown.</param>
    public static void Add(MountPlan plan, IReadOnlyDictionary<string, string> environment, string? home, Bounds bounds)
    {
        foreach (var entry in (environment.GetValueOrDefault("PATH") ?? "").Split(':').Where(IsAbsolute))
        {
            Show(entry);
            Show(Installation.Prefix(RealPath.Of(entry), bounds));
        }

        foreach (var (variable, place, parts) in Known)
            if (Folder(variable, place) is { } folder)
                foreach (var part in parts)
                    Show(part == "." ? folder : Path.Combine(folder, part));
        foreach (var name in Certificates)
            if (environment.GetValueOrDefault(name) is { } value && IsAbsolute(value))
                Show(value);

        string? Folder(string variable, string place) =>
            environment.GetValueOrDefault(variable) is { } value && IsAbsolute(value) ? value
            : place.Length > 0 && home is not null ? Path.Combine(home, place)
            : null;

        void Show(string path)
        {
            if (bounds.Allow(RealPath.Of(path)))
                plan.Add(path, MountKind.ReadOnly);
        }
    }

    private static bool IsAbsolute(string path) => path.StartsWith('/');
}
