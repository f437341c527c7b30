using System.Text.Json;
using Interlock.Core.Schemas;
using Xunit;

namespace Interlock.Core.Tests.Schemas;

/// <summary>
/// The official JSON-Schema-Test-Suite, as <c>tests/install-schema-suite</c> puts it into <c>.cache</c>; another
/// checkout is named by INTERLOCK_SCHEMA_SUITE.
/// </summary>
internal sealed class SchemaSuite
{
    private const string Draft = "draft2020-12";
    private readonly string root;

    private SchemaSuite(string root) => this.root = root;

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public string Version =>
        File.Exists(Path.Combine(root, "VERSION")) ? File.ReadAllText(Path.Combine(root, "VERSION")).Trim() : "";

    /// <summary>The suite; where it is absent the test is skipped by name, in CI it fails.</summary>
    public static SchemaSuite Require()
    {
        var folder =
            Environment.GetEnvironmentVariable("INTERLOCK_SCHEMA_SUITE")
            ?? Path.Combine(Root, ".cache", "json-schema-test-suite");
        if (Directory.Exists(Path.Combine(folder, "tests", Draft)))
            return new SchemaSuite(folder);
        const string reason = "the JSON Schema test suite is not installed; run tests/install-schema-suite";
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), reason);
        Assert.Fail(reason);
        throw new InvalidOperationException(reason);
    }

    /// <summary>The files of the required tests; those of <c>optional/</c> are not among them.</summary>
    public IEnumerable<string> Required() =>
        Directory.EnumerateFiles(Path.Combine(root, "tests", Draft), "*.json").Order(StringComparer.Ordinal);

    /// <summary>One file of the optional tests.</summary>
    public string Optional(string name) => Path.Combine(root, "tests", Draft, "optional", name + ".json");

    /// <summary>The schemas that the suite expects at localhost:1234, in memory.</summary>
    public SchemaRegistry Remotes()
    {
        var remotes = Path.Combine(root, "remotes");
        var registry = SchemaRegistry.Standard;
        foreach (var file in Directory.EnumerateFiles(remotes, "*.json", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var path = Path.GetRelativePath(remotes, file).Replace('\\', '/');
            registry = registry.With("http://localhost:1234/" + path, document.RootElement);
        }
        return registry;
    }

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Interlock.slnx")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("Interlock.slnx is not above the tests");
    }
}
