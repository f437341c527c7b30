using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>A verb about one session: finds it, and sees to it first that a dead worker is known for dead.</summary>
internal sealed class SessionVerb
{
    private readonly Face face;
    private readonly Argument<string> session;
    private readonly Option<bool> json = CommonOptions.Json();
    private readonly Option<string> repository = CommonOptions.Repository();

    /// <summary>Begins a verb.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="options">Its own options.</param>
    public SessionVerb(Face face, string name, string description, params Option[] options)
        : this(face, name, description, hasDocument: true, options) { }

    /// <summary>Begins a verb.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="description">What it does.</param>
    /// <param name="hasDocument">Whether it offers <c>--json</c>.</param>
    /// <param name="options">What it takes beside the session and the repository.</param>
    public SessionVerb(Face face, string name, string description, bool hasDocument, params Option[] options)
    {
        this.face = face;
        session = SessionArgument.Optional(face);
        Command = new Command(name, description) { session };
        foreach (var option in options)
            Command.Options.Add(option);
        if (hasDocument)
            Command.Options.Add(json);
        Command.Options.Add(repository);
    }

    /// <summary>The command.</summary>
    public Command Command { get; }

    /// <summary>Says what the verb does.</summary>
    /// <param name="work">Does it: the session, whether JSON is wanted, the command line.</param>
    /// <param name="examples">Lines to print after the generated help.</param>
    public Command Does(
        Func<SessionFolder, bool, ParseResult, OptionValues, CancellationToken, Task<int>> work,
        string examples
    )
    {
        Command.SetAction(
            async (parsed, cancellation) =>
            {
                var isJson = parsed.GetValue(json);
                var scope = await AgentScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(session)!);
                if (folder is null)
                    return Complaint.Wrong(face, isJson, failure!);
                await new LostSessions(face).SettleAsync(folder, cancellation);
                return await work(folder, isJson, parsed, new OptionValues(parsed), cancellation);
            }
        );
        return Command.WithExamples(examples);
    }
}
