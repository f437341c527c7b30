using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Journal;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>
/// Snapshots of the user's uncommitted work, for scripts that guard it. Agents cannot reach the checkout, so what changes
/// there is the user's own doing, or the script's <c>applyWorktreeDiffs</c>: nothing is ever put back.
/// </summary>
/// <param name="services">The spine.</param>
internal sealed class SnapshotEffects(WorkflowServices services)
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Carries out one of the three calls.</summary>
    public async Task<ScriptAnswer> RunAsync(EffectCall call, CancellationToken cancellation)
    {
        var label = call.Arguments.GetProperty("options").TryGetProperty("label", out var given) ? $"{given}" : "";
        if (call.Effect == ScriptEffect.CaptureSnapshot)
            // A step: what a resumed run compares with is how it was at first.
            return ScriptAnswer.Of(
                await services.Steps.RunAsync(
                    new StepSpec(call.Site.Scope, "snapshot", label, ""),
                    async _ => Snapshot(label, await HashesAsync(cancellation)),
                    WorkflowJson.Default.JsonElement
                )
            );
        var hashes = await HashesAsync(cancellation);
        if (Read(call.Arguments.GetProperty("snapshot")) is not { } before)
            return EffectFailures.Misuse("the snapshot has to be the answer of captureMainWorktreeSnapshot()");
        var added = hashes.Keys.Except(before.Keys, StringComparer.Ordinal).ToList();
        var removed = before.Keys.Except(hashes.Keys, StringComparer.Ordinal).ToList();
        var modified = hashes.Where(file => before.TryGetValue(file.Key, out var old) && old != file.Value);
        var changed = new JsonObject
        {
            ["ok"] = added.Count == 0 && removed.Count == 0 && !modified.Any(),
            ["label"] = label,
            ["before_files"] = EventNodes.Strings(before.Keys),
            ["after_files"] = EventNodes.Strings(hashes.Keys),
            ["added"] = EventNodes.Strings(added),
            ["removed"] = EventNodes.Strings(removed),
            ["modified"] = EventNodes.Strings(modified.Select(file => file.Key)),
        };
        if (call.Effect == ScriptEffect.AssertSnapshot)
            return Answer(changed);
        var ok = changed["ok"]!.GetValue<bool>();
        return Answer(
            new JsonObject
            {
                ["ok"] = ok,
                ["label"] = label,
                ["restored"] = new JsonArray(),
                ["removed"] = new JsonArray(),
                ["errors"] = ok
                    ? new JsonArray()
                    : new JsonArray("no agent can write there, so the changes are yours: they are left as they are"),
                ["after"] = changed,
            }
        );
    }

    private static JsonElement Snapshot(string label, SortedDictionary<string, string?> hashes) =>
        JsonElement.Parse(
            new JsonObject
            {
                ["ok"] = true,
                ["label"] = label,
                ["files"] = EventNodes.Strings(hashes.Keys),
                ["hashes"] = new JsonObject(
                    hashes.Select(file => KeyValuePair.Create(file.Key, (JsonNode?)file.Value))
                ),
            }.ToJsonString()
        );

    private async Task<SortedDictionary<string, string?>> HashesAsync(CancellationToken cancellation)
    {
        var hashes = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var path in await services.Repository.ReadDirtyPathsAsync(cancellation))
            hashes[path.Text] = await HashAsync(Path.Combine(services.Repository.Root, path.Text), cancellation);
        return hashes;
    }

    private static async Task<string?> HashAsync(string path, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null)
            return file.LinkTarget is { } target ? $"link:{target}" : null;
        if (file.Length > MostBytes)
            return $"size:{file.Length}";
        await using var stream = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    private static Dictionary<string, string?>? Read(JsonElement snapshot) =>
        snapshot.ValueKind == JsonValueKind.Object
        && snapshot.TryGetProperty("hashes", out var hashes)
        && hashes.ValueKind == JsonValueKind.Object
            ? hashes
                .EnumerateObject()
                .ToDictionary(
                    file => file.Name,
                    file => file.Value.ValueKind == JsonValueKind.String ? file.Value.GetString() : null,
                    StringComparer.Ordinal
                )
            : null;

    private static ScriptAnswer Answer(JsonObject node) => ScriptAnswer.Of(JsonElement.Parse(node.ToJsonString()));
}
