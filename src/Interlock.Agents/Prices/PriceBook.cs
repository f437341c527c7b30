using System.Collections.Frozen;
using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Prices;

/// <summary>Prices of models. What is not in it has no price: never zero, never that of a model with a similar name.</summary>
public sealed class PriceBook
{
    /// <summary>The variable that names a file of the user's own prices.</summary>
    public const string Variable = "INTERLOCK_PRICES";

    private const decimal Million = 1_000_000m;
    private const int MostBytes = 4 * 1024 * 1024;
    private readonly FrozenDictionary<string, Price> prices;

    private PriceBook(IEnumerable<Price> rows)
    {
        var all = new Dictionary<string, Price>(StringComparer.Ordinal);
        foreach (var row in rows)
            all[ModelKey.Of(row.Model)] = row;
        prices = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The prices that Interlock comes with.</summary>
    public static PriceBook BuiltIn { get; } = Load();

    /// <summary>All rows.</summary>
    public IEnumerable<Price> All => prices.Values;

    /// <summary>The built-in prices, and over them those of the file that <see cref="Variable"/> names.</summary>
    /// <returns>The prices, and why the file could not be read, or null.</returns>
    public static (PriceBook Book, Failure? Failure) Of(HostEnvironment environment, string currentFolder)
    {
        if (environment[Variable] is not { } file)
            return (BuiltIn, null);
        var path = Path.GetFullPath(file, currentFolder);
        try
        {
            var info = new FileInfo(path);
            if (info.Length > MostBytes)
                return (BuiltIn, Unreadable(path, $"it is larger than {MostBytes} bytes"));
            var rows = JsonSerializer.Deserialize(File.ReadAllBytes(path), PriceJson.Default.PriceFile)?.Models ?? [];
            var wrong = rows.FirstOrDefault(row => row.Input < 0 || row.CachedInput < 0 || row.Output < 0);
            return wrong is null
                ? (BuiltIn.With(rows), null)
                : (BuiltIn, Unreadable(path, $"a price of '{wrong.Model}' is negative"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return (BuiltIn, Unreadable(path, error.Message));
        }
    }

    /// <summary>These prices, and others that win over them.</summary>
    public PriceBook With(IEnumerable<Price> rows) => new(prices.Values.Concat(rows));

    /// <summary>The price of a model by its name, or null.</summary>
    public Price? Find(string? model) => model is null ? null : prices.GetValueOrDefault(ModelKey.Of(model));

    /// <summary>What tokens of a model cost in US dollars; null when its price or the tokens are not known.</summary>
    public decimal? Cost(string? model, TokenUsage usage)
    {
        if (Find(model) is not { } price || usage is not { Input: { } input, Output: { } output })
            return null;
        var cached = Math.Min(usage.CachedInput ?? 0, input);
        return ((input - cached) * price.Input + cached * (price.CachedInput ?? price.Input) + output * price.Output)
            / Million;
    }

    private static PriceBook Load()
    {
        using var file = typeof(PriceBook).Assembly.GetManifestResourceStream("prices.json")!;
        return new PriceBook(JsonSerializer.Deserialize(file, PriceJson.Default.PriceFile)!.Models);
    }

    private static Failure Unreadable(string path, string why) =>
        new(
            "prices_unreadable",
            $"The price file '{path}' of {Variable} cannot be used: {why}",
            FailureOwner.User,
            false,
            "Correct it (docs/agents.md shows its form), or unset the variable."
        );
}
