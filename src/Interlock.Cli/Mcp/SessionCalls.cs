using System.Globalization;
using System.Text.Json;
using Interlock.Cli.Agent;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Mcp;

/// <summary>Calls that start turns of sessions and wait for them. A session has a worker of its own and outlives the server.</summary>
/// <param name="face">The outside; its folder is the repository's.</param>
/// <param name="progress">Where progress goes.</param>
internal sealed class SessionCalls(Face face, TextWriter progress)
{
    /// <summary>Starts a turn and follows it for a while; a question ends the waiting.</summary>
    /// <param name="line">The verb that starts it and returns.</param>
    /// <param name="name">The session as the call names it, or null for one that the verb makes.</param>
    /// <param name="wait">How long to follow.</param>
    /// <param name="cancellation">Interrupts the turn; the conversation is kept.</param>
    public async Task<VerbCall> StartAsync(
        IReadOnlyList<string> line,
        string? name,
        TimeSpan wait,
        CancellationToken cancellation
    )
    {
        var seen = name is null ? 0 : await LastAsync(name, cancellation);
        var started = await RunAsync(line, cancellation);
        if (started.Exit is not (ExitCode.Good or ExitCode.NeedsOwner) || NameIn(started.Document) is not { } session)
            return started;
        try
        {
            return await FollowAsync(session, seen, wait, cancellation);
        }
        catch (OperationCanceledException)
        {
            if ((await RunAsync(Verb("interrupt", session), CancellationToken.None)).Exit != ExitCode.Good)
                await RunAsync(Verb("stop", session), CancellationToken.None); // it cannot be interrupted
            throw;
        }
    }

    /// <summary>Follows a session for a while, then shows it.</summary>
    public Task<VerbCall> FollowAsync(string name, TimeSpan wait, CancellationToken cancellation) =>
        FollowAsync(name, seen: 0, wait, cancellation);

    /// <summary>Waits for several sessions; that the time is over is an answer, not an error.</summary>
    public async Task<VerbCall> WaitAsync(IReadOnlyList<string> line, TimeSpan wait, CancellationToken cancellation)
    {
        var limit = Math.Max(1, wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        // Behind the verb's two words, before any '--'.
        var call = await RunAsync([line[0], line[1], $"--timeout={limit}s", .. line.Skip(2)], cancellation);
        return Read(call.Document)?.TryGetProperty("timedOut", out var late) == true && late.GetBoolean()
            ? call with
            {
                Exit = ExitCode.Good,
            }
            : call;
    }

    private async Task<VerbCall> FollowAsync(string name, long seen, TimeSpan wait, CancellationToken cancellation)
    {
        if (wait > TimeSpan.Zero && await FindAsync(name, cancellation) is { } folder)
        {
            using var limit = new CancellationTokenSource(wait, face.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            try
            {
                await new SessionFollow(face with { Error = progress, IsLive = false }, folder).RunAsync(
                    seen,
                    _ => false,
                    either.Token
                );
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                await progress.WriteLineAsync($"{name}  still at work");
            }
        }
        var shown = await RunAsync(Verb("status", name), cancellation);
        var exit =
            Read(shown.Document)?.TryGetProperty("exit", out var code) == true && code.ValueKind == JsonValueKind.Number
                ? code.GetInt32()
                : shown.Exit;
        return shown with { Exit = exit };
    }

    private Task<VerbCall> RunAsync(IReadOnlyList<string> line, CancellationToken cancellation) =>
        VerbCall.RunAsync(face, line, face.CurrentFolder, progress, cancellation);

    private IReadOnlyList<string> Verb(string verb, string name) =>
        ["agent", verb, "--json", $"--repo={face.CurrentFolder}", "--", name];

    private async Task<SessionFolder?> FindAsync(string name, CancellationToken cancellation) =>
        (await AgentScope.AroundAsync(face, null, cancellation)).Find(name).Session;

    private async Task<long> LastAsync(string name, CancellationToken cancellation) =>
        await FindAsync(name, cancellation) is { } folder
            ? JournalReader.Read(folder.Journal).LastOrDefault()?.Seq ?? 0
            : 0;

    private static string? NameIn(string document) =>
        Read(document)?.TryGetProperty("session", out var name) == true ? name.GetString() : null;

    private static JsonElement? Read(string document) =>
        document.TrimStart().StartsWith('{') ? JsonElement.Parse(document) : null;
}
