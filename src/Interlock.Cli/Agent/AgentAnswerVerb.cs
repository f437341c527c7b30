using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;

namespace Interlock.Cli.Agent;

/// <summary><c>agent answer</c>: answers the question that a session waits with.</summary>
internal static class AgentAnswerVerb
{
    private const int MostOptions = 1_000;

    public static Command Create(Face face)
    {
        var session = SessionArgument.Optional(face);
        var choice = CommonOptions.Text("--choice", "N", "The option, counted from 1.");
        var text = CommonOptions.Text("--text", "TEXT", "An answer in own words.");
        var file = CommonOptions.Text(
            "--text-file",
            "FILE",
            "A file with the answer, or '-' for stdin: for secrets, which then show in no list of processes."
        );
        var wait = CommonOptions.Flag("--wait", "Wait for the end of the turn; then its exit code is this one's.");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("answer", "Answers the question that a session waits with.")
        {
            session,
            choice,
            text,
            file,
            wait,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var isJson = parsed.GetValue(json);
                var values = new OptionValues(parsed);
                var (option, words, path) = (
                    values.Integer(choice, 1, MostOptions),
                    values.Text(text),
                    values.Text(file)
                );
                if (
                    values.Faults.Count == 0
                    && new object?[] { option, words, path }.Count(said => said is not null) != 1
                )
                    values.Fault("give one of --choice N, --text TEXT and --text-file FILE");
                if (path is not null && values.Faults.Count == 0)
                {
                    (words, var fault) = await OptionFile.ReadAsync(face, "--text-file", path, cancellation);
                    words = words?.TrimEnd('\r', '\n');
                    if (fault is not null)
                        values.Fault(fault);
                    else if (words!.Length == 0)
                        values.Fault($"--text-file {path}: the answer is empty");
                }
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, isJson, command, values.Faults);
                var scope = await AgentScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(session)!);
                return folder is null
                    ? Complaint.Wrong(face, isJson, failure!)
                    : await new AgentAnswer(face, folder, parsed.GetValue(wait), isJson).RunAsync(
                        option,
                        words,
                        cancellation
                    );
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent answer fix-1 --choice 2
              interlock agent answer --text "use PostgreSQL" --wait
              pass show registry | interlock agent answer fix-1 --text-file -
            """
        );
    }
}
