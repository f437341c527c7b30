using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Models.Providers;

/// <summary>The user's way to a provider: its address and his key, out of the engine's environment.</summary>
/// <param name="Url">The base URL.</param>
/// <param name="Key">The key; no tool gets it and no record shows it.</param>
/// <param name="KeyVariable">The variable that held it.</param>
internal sealed record ProviderAccess(Uri Url, string Key, string KeyVariable)
{
    /// <summary>Reads it.</summary>
    /// <returns>The way, or why there is none.</returns>
    public static (ProviderAccess? Access, Failure? Failure) Of(Provider provider, HostEnvironment environment)
    {
        if (provider.KeyVariables.FirstOrDefault(name => environment[name] is not null) is not { } variable)
            return (null, NoKey(provider));
        var urlVariable = provider.UrlVariables.FirstOrDefault(name => environment[name] is not null);
        var text = urlVariable is null ? provider.BaseUrl : environment[urlVariable]!;
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? (new ProviderAccess(url, environment[variable]!.Trim(), variable), null)
            : (null, BadUrl(urlVariable ?? provider.Name));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Url} with the key of {KeyVariable}"; // a record would print the key

    private static Failure NoKey(Provider provider) =>
        new(
            "auth",
            $"There is no key for {provider.Name}.",
            FailureOwner.User,
            false,
            $"Set {string.Join(" or ", provider.KeyVariables)}."
        );

    private static Failure BadUrl(string variable) =>
        new(
            "bad_request",
            $"{variable} is no http or https address.",
            FailureOwner.User,
            false,
            $"Set {variable} to an address such as https://gateway.example/v1."
        );
}
