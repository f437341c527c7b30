using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Makes the commit of a landing in the harness's store: no hook runs, nothing is signed.</summary>
internal sealed partial class CommitMaker(UserRepository user, ObjectStore store, TimeProvider time)
{
    private const int LongestMessage = 64 * 1024;

    /// <summary>The commit of a tree on a parent, by the user's git identity, with the run as a trailer.</summary>
    public async Task<ObjectId> MakeAsync(
        LandingRequest request,
        ObjectId tree,
        ObjectId parent,
        CancellationToken cancellation
    )
    {
        var (name, email) = await ReadIdentityAsync(cancellation);
        var date = $"@{time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} +0000";
        var git = store
            .Git.WithVariable("GIT_AUTHOR_NAME", name)
            .WithVariable("GIT_AUTHOR_EMAIL", email)
            .WithVariable("GIT_AUTHOR_DATE", date)
            .WithVariable("GIT_COMMITTER_NAME", name)
            .WithVariable("GIT_COMMITTER_EMAIL", email)
            .WithVariable("GIT_COMMITTER_DATE", date);
        var message = await git.RunAsync(
            [
                "interpret-trailers",
                "--no-divider",
                "--if-exists=replace",
                "--if-missing=add",
                "--trailer",
                $"Interlock-Run: {request.Run}",
            ],
            Encoding.UTF8.GetBytes(Clean(request.Message, request.Run)),
            cancellation
        );
        return ObjectId.Parse(
            (
                await git.RunAsync(["commit-tree", tree.Hex, "-p", parent.Hex, "-F", "-"], message.Output, cancellation)
            ).Text
        );
    }

    // useConfigOnly: git would otherwise make an identity up from the machine's names.
    private async Task<(string Name, string Email)> ReadIdentityAsync(CancellationToken cancellation)
    {
        var said = await user
            .Git.WithSetting("user.useConfigOnly", "true")
            .TryAsync(["var", "GIT_AUTHOR_IDENT"], cancellation);
        return said.Succeeded && Identity().Match(said.Text) is { Success: true } match
            ? (match.Groups["name"].Value, match.Groups["email"].Value)
            : ("Interlock", "interlock@localhost");
    }

    private static string Clean(string message, string run)
    {
        var kept = message
            .ReplaceLineEndings("\n")
            .Where(c => c is '\n' or '\t' || !char.IsControl(c))
            .Take(LongestMessage);
        var lines = new string([.. kept]).Split('\n').Select(line => line.TrimEnd());
        var clean = string.Join('\n', lines).Trim('\n', ' ', '\t');
        return (clean.Length == 0 ? $"Land run {run}" : clean) + "\n";
    }

    [GeneratedRegex(
        "^(?<name>[^<>\n]*[^<>\n ]) <(?<email>[^<>\n]*)> [0-9]+ [+-][0-9]{4}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Identity();
}
