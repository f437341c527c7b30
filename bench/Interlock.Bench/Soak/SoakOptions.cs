using System.Globalization;

namespace Interlock.Bench.Soak;

/// <summary>The command line of a soak.</summary>
internal sealed record SoakOptions
{
    /// <summary>Sessions in all.</summary>
    public int Sessions { get; init; } = 500;

    /// <summary>Sessions at a time.</summary>
    public int AtOnce { get; init; } = 16;

    /// <summary>Seed of what befalls each session.</summary>
    public int Seed { get; init; } = 1;

    public bool Json { get; init; }

    /// <summary>Where repository, state and temporary files are; emptied at the end.</summary>
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "interlock-soak");

    /// <summary>The published CLI.</summary>
    public string Cli { get; init; } = "interlock";

    public static SoakOptions? Parse(string[] args, out string? problem)
    {
        var options = new SoakOptions();
        problem = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--json")
            {
                options = options with { Json = true };
                continue;
            }
            var (name, value) = (args[i], i + 1 < args.Length ? args[++i] : "");
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
            SoakOptions? next = name switch
            {
                "--sessions" when number is > 0 and <= 100_000 => options with { Sessions = number },
                "--at-once" when number is > 0 and <= 1_000 => options with { AtOnce = number },
                "--seed" when number >= 0 => options with { Seed = number },
                "--folder" when value.Length > 0 => options with { Folder = Path.GetFullPath(value) },
                "--cli" when value.Length > 0 => options with { Cli = Path.GetFullPath(value) },
                _ => null,
            };
            if (next is null)
            {
                problem = $"unknown option or value: '{name} {value}'";
                return null;
            }
            options = next;
        }
        return options;
    }
}
