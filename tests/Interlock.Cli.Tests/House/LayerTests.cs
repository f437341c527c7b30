using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Interlock.Cli.Tests.House;

/// <summary>Dependencies point one way: Cli -> Loops -> Agents -> Core (DESIGN: one spine, loops, faces).</summary>
public sealed class LayerTests
{
    private static readonly string[] FacePackages = ["System.CommandLine", "Spectre.Console"];

    [Theory]
    [InlineData("Interlock.Core", "")]
    [InlineData("Interlock.Agents", "Interlock.Core")]
    [InlineData("Interlock.Loops", "Interlock.Agents Interlock.Core")]
    [InlineData("interlock", "Interlock.Loops Interlock.Agents Interlock.Core")]
    [InlineData("interlock-supervisor", "")]
    public void An_assembly_uses_only_the_layers_below_it(string assembly, string allowed)
    {
        var ours = References(assembly).Where(IsOurs).Except(allowed.Split(' ')).ToList();
        Assert.True(ours.Count == 0, $"{assembly} must not use {string.Join(", ", ours)}");
    }

    [Theory]
    [InlineData("Interlock.Core")]
    [InlineData("Interlock.Agents")]
    [InlineData("Interlock.Loops")]
    [InlineData("interlock-supervisor")]
    public void Only_the_face_knows_a_command_line_or_a_screen(string assembly) =>
        Assert.Empty(References(assembly).Intersect(FacePackages));

    [Fact]
    public void The_face_is_seen_to_use_its_packages() =>
        Assert.Contains("System.CommandLine", References("interlock")); // so that the tests above can fail

    private static bool IsOurs(string name) => name.StartsWith("interlock", StringComparison.OrdinalIgnoreCase);

    private static List<string> References(string assembly)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using var portable = new PEReader(file);
        var metadata = portable.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }
}
