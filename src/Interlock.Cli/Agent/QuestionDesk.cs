using System.Globalization;
using Interlock.Core.Agents;
using Interlock.Core.Sessions;
using Interlock.Core.Text;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Shows a question of an agent to the person at the terminal, and passes the answer on.</summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
internal sealed class QuestionDesk(Face face, SessionFolder folder)
{
    private const int TextLength = 4_000;
    private const int LineLength = 300;

    /// <summary>Shows it, and how it is answered from elsewhere.</summary>
    public void Show(AgentQuestion question)
    {
        face.Error.WriteLine();
        face.Error.WriteLine($"? {ExternalText.Clean(question.Text, TextLength)}");
        for (var i = 0; i < question.Options.Count; i++)
            face.Error.WriteLine(
                $"  {i + 1}. {Line(question.Options[i])}{(question.Recommended == i + 1 ? "  (recommended)" : "")}"
            );
        if (face.IsInteractive)
            return;
        var how =
            question.Options.Count > 0 ? "--choice N"
            : question.IsSecret ? "--text-file -"
            : "--text TEXT";
        face.Error.WriteLine($"interlock: answer with: interlock agent answer {folder.Name} {how}");
    }

    /// <summary>Asks without holding up the one who follows the session.</summary>
    public void AskBeside(AgentQuestion question) =>
        _ = Task.Run(() =>
        {
            if (Ask(question) is { } answer)
                new SessionControl(folder).Give(answer);
        });

    /// <summary>Asks until the answer is one; null at the end of the input.</summary>
    public GivenAnswer? Ask(AgentQuestion question)
    {
        while (true)
        {
            face.Error.Write("> ");
            if (face.Input.ReadLine() is not { } line)
                return null;
            var isChoice =
                int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && question.Options.Count > 0;
            var answer = isChoice
                ? new GivenAnswer(question.Id, number, null)
                : new GivenAnswer(question.Id, null, line);
            var fault =
                line.Length == 0 ? "an answer is needed" : GivenAnswers.Fault(question, answer.Choice, answer.Text);
            if (fault is null)
                return answer;
            face.Error.WriteLine($"interlock: {fault}");
        }
    }

    private static string Line(QuestionOption option) =>
        ExternalText.Line(option.Description is { } more ? $"{option.Label}: {more}" : option.Label, LineLength);
}
