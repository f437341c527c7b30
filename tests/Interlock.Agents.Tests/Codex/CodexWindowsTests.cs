using System.Buffers.Text;
using System.Text;
using Interlock.Core.Agents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexWindowsTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_usage_windows_of_a_ChatGPT_account_are_told_by_its_probe()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var provider = builder.Build();
        provider.Urls.Add("http://127.0.0.1:0");
        provider.MapGet(
            "/backend-api/wham/usage",
            () =>
                Results.Text(
                    """
                    {"plan_type": "pro", "rate_limit": {"allowed": true, "limit_reached": false, "secondary_window": null,
                     "primary_window": {"used_percent": 42, "limit_window_seconds": 18000, "reset_after_seconds": 9, "reset_at": 1796083200} } }
                    """,
                    "application/json"
                )
        );
        await provider.StartAsync(TestContext.Current.CancellationToken);
        var address = provider.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        await using var bench = await CodexBench.StartAsync();
        await File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, "config.toml"),
            $"chatgpt_base_url = \"{address.Addresses.First()}/backend-api\"\n"
        );
        var token = $"{Part("{\"alg\":\"none\"}")}.{Part(Claims)}.c2ln";
        await File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, "auth.json"),
            $$"""
            {"auth_mode": "chatgpt", "last_refresh": "2999-01-01T00:00:00Z",
             "tokens": {"id_token": "{{token}}", "access_token": "{{token}}", "refresh_token": "r-1234567890", "account_id": "acc1"} }
            """
        );

        var probe = await bench.Agent().ProbeAsync(TestContext.Current.CancellationToken);

        Assert.Null(probe.Failure);
        Assert.Equal([new UsageWindow("5 h", 42, DateTimeOffset.FromUnixTimeSeconds(1796083200))], probe.Windows);
    }

    private const string Claims =
        """{"email":"a@b.example","exp":4102444800,"https://api.openai.com/auth":{"chatgpt_plan_type":"pro","chatgpt_account_id":"acc1","chatgpt_user_id":"u1"}}""";

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
