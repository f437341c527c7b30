using System.Text.Json.Serialization;

namespace Interlock.Agents.Prices;

/// <summary>A file of prices: <c>{"models": [{"model", "input", "cachedInput", "output", "date", "source"}]}</c>.</summary>
/// <param name="Models">The rows; a later one replaces an earlier one of the same model.</param>
internal sealed record PriceFile(IReadOnlyList<Price> Models);

/// <summary>Source-generated JSON of prices.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(PriceFile))]
internal sealed partial class PriceJson : JsonSerializerContext;
