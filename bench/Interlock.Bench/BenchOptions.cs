namespace Interlock.Bench;

/// <summary>The command line.</summary>
internal sealed record BenchOptions
{
    /// <summary>Small counts and one repeat.</summary>
    public bool Quick { get; init; }

    /// <summary>How often a side is measured, or null for the default.</summary>
    public int? Repeats { get; init; }

    public bool Json { get; init; }

    /// <summary>Part of a benchmark's name; empty means all.</summary>
    public string Only { get; init; } = "";

    /// <summary>Where files are written.</summary>
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "interlock-bench");

    /// <summary>The published CLI, or null.</summary>
    public string? Cli { get; init; }

    /// <summary>The launcher script, or null.</summary>
    public string? Launcher { get; init; }

    public static BenchOptions? Parse(string[] args, out string? problem)
    {
        var options = new BenchOptions();
        problem = null;
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--quick":
                    options = options with { Quick = true };
                    continue;
                case "--json":
                    options = options with { Json = true };
                    continue;
                case "--only" or "--repeats" or "--folder" or "--cli" or "--launcher" when value is null:
                    problem = $"{args[i]} needs a value";
                    return null;
                case "--only":
                    options = options with { Only = value! };
                    break;
                case "--repeats" when int.TryParse(value, out var repeats) && repeats is > 0 and <= 100:
                    options = options with { Repeats = repeats };
                    break;
                case "--folder":
                    options = options with { Folder = Path.GetFullPath(value!) };
                    break;
                case "--cli":
                    options = options with { Cli = value };
                    break;
                case "--launcher":
                    options = options with { Launcher = value };
                    break;
                default:
                    problem = $"unknown option or value: '{args[i]} {value}'";
                    return null;
            }
            i++;
        }
        return options;
    }
}
