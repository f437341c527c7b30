using System.Runtime.CompilerServices;
using System.Text.Json;
using Interlock.Workflows.Wire;

namespace Interlock.Workflows;

public sealed partial class Flow
{
    /// <summary>Lets the engine run a check of the repository on the tree that the run stands at.</summary>
    /// <param name="name">Name of a check of <c>interlock.json</c>, or of the new one.</param>
    /// <param name="command">Command of a check of the workflow's own; needs confinement.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public async Task<CheckResult> Check(
        string name,
        string? command = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Json.Read<CheckResult>(await EffectAsync("check", new { name, command }, file, line), "the evidence");

    /// <summary>Lets the gate judge the tree that the run stands at.</summary>
    /// <param name="checks">Names of checks; null for all.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public async Task<GateResult> Gate(
        IReadOnlyList<string>? checks = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        Json.Read<GateResult>(
            await EffectAsync("gate", new { options = new { checks } }, file, line),
            "the judgement of the gate"
        );

    /// <summary>Runs the ship loop as a part of this run; options as in the dialect's <c>ship({…})</c>.</summary>
    public Task<JsonElement> Ship(object options, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        EffectAsync("ship", new { options }, file, line);

    /// <summary>Runs the repair loop as a part of this run; options as in the dialect's <c>fix({…})</c>.</summary>
    public Task<JsonElement> Fix(object options, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        EffectAsync("fix", new { options }, file, line);

    /// <summary>Keeps a value under a name; <see cref="ReadCheckpoint"/> reads it, also in a later life of the run.</summary>
    public Task Checkpoint<T>(
        string name,
        T value,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => EffectAsync("set_checkpoint", new { name, value }, file, line);

    /// <summary>Reads a checkpoint; the default when it was never set.</summary>
    public async Task<T?> ReadCheckpoint<T>(
        string name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Json.Read<T?>(await EffectAsync("get_checkpoint", new { name }, file, line), $"checkpoint '{name}'");

    /// <summary>The time, recorded: a resumed run gets the same.</summary>
    public async Task<DateTimeOffset> Now([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(await EffectAsync("now", new { }, file, line)).GetDouble());

    /// <summary>A number in [0, 1), recorded: a resumed run gets the same.</summary>
    public async Task<double> Random([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        (await EffectAsync("random", new { }, file, line)).GetDouble();

    /// <summary>Waits; a pause that was over is over in a resumed run too.</summary>
    public Task Delay(TimeSpan time, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        EffectAsync("sleep", new { milliseconds = Math.Max(0, time.TotalMilliseconds) }, file, line);

    /// <summary>Merges changes by their trees and lets reviewers judge the result.</summary>
    /// <param name="changes">Answers of <see cref="AgentInWorktree"/>.</param>
    /// <param name="options">As in the dialect's <c>reviewWorktreeDiffs</c>: <c>criteria</c>, <c>reviewers</c>, …</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public async Task<ReviewResult> ReviewWorktreeDiffs(
        IEnumerable<WorktreeAnswer?> changes,
        object? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        Json.Read<ReviewResult>(
            await EffectAsync("review_diffs", new { candidates = changes, options = options ?? new { } }, file, line),
            "the judgement of the reviewers"
        );

    /// <summary>Lands changes in the user's working tree, all or nothing, by the rules of <c>ship --land tree</c>.</summary>
    public async Task<ApplyResult> ApplyWorktreeDiffs(
        IEnumerable<WorktreeAnswer?> changes,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        Json.Read<ApplyResult>(
            await EffectAsync("apply_diffs", new { candidates = changes, options = new { } }, file, line),
            "the result of applying"
        );

    /// <summary>Notes the state of the user's checkout, to compare it later; the value is for the next two calls.</summary>
    public Task<JsonElement> CaptureMainWorktreeSnapshot(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => EffectAsync("capture_snapshot", new { options = new { } }, file, line);

    /// <summary>What changed in the user's checkout since a snapshot.</summary>
    public Task<JsonElement> AssertMainWorktreeUnchanged(
        JsonElement snapshot,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => EffectAsync("assert_snapshot", new { snapshot, options = new { } }, file, line);

    private Task<JsonElement> EffectAsync<T>(string effect, T arguments, string file, int line) =>
        engine.EffectAsync(effect, arguments, Engine.At(file, line));
}
