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
    private QuestionReport? open;
    private Task? reading;

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

    /// <summary>Asks without holding up the one who follows the session. What is typed belongs to the question asked last.</summary>
    public void AskBeside(QuestionReport question)
    {
        Volatile.Write(ref open, question);
        face.Error.Write("> ");
        reading ??= Task.Run(ReadAsync);
    }

    private async Task ReadAsync()
    {
        while (await face.Input.ReadLineAsync() is { } line)
        {
            if (Volatile.Read(ref open) is not { } question)
                continue;
            var (answer, fault) = Read(question, line);
            if (fault is not null)
            {
                await face.Error.WriteAsync($"interlock: {fault}\n> ");
                continue;
            }
            Interlocked.CompareExchange(ref open, null, question);
            if (await new AnswerDelivery(face, folder).RunAsync(answer, CancellationToken.None) != Delivery.Taken)
                await face.Error.WriteLineAsync(
                    "interlock: that was not given to the agent: it has an answer, or asks no more"
                );
        }
    }

    private static (GivenAnswer Answer, string? Fault) Read(QuestionReport question, string line)
    {
        var isChoice =
            int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && question.Question.Options.Count > 0;
        var answer = GivenAnswer.To(question, isChoice ? number : null, isChoice ? null : line);
        return (
            answer,
            line.Length == 0 ? "an answer is needed" : GivenAnswers.Fault(question.Question, answer.Choice, answer.Text)
        );
    }

    private static string Line(QuestionOption option) =>
        ExternalText.Line(option.Description is { } more ? $"{option.Label}: {more}" : option.Label, LineLength);
}
