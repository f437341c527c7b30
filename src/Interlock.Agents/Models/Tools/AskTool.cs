using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Models.Tools;

/// <summary>Asks a person, inside the turn.</summary>
/// <param name="ask">Who answers.</param>
/// <param name="clean">Makes a text fit to be shown to people.</param>
internal sealed class AskTool(Func<AgentQuestion, CancellationToken, Task<AgentAnswer>> ask, Func<string, string> clean)
    : ITool
{
    private const int LongestQuestion = 4000;
    private const int LongestOption = 200;
    private const int MostOptions = 10;
    private int asked;

    /// <summary>The question that a person has to decide and the turn ends with, or null.</summary>
    public AgentQuestion? Escalated { get; private set; }

    /// <inheritdoc/>
    public string Name => "ask_user";

    /// <inheritdoc/>
    public string Description =>
        "Asks the user, when the task cannot be done right without his decision. Not for what you can find out or choose yourself.";

    /// <inheritdoc/>
    public JsonElement Parameters { get; } =
        JsonElement.Parse(
            """
            {
              "type": "object",
              "properties": {
                "question": { "type": "string", "description": "The question, understandable by itself." },
                "options": { "type": "array", "maxItems": 10, "items": { "type": "string" }, "description": "Answers to choose from." },
                "recommended": { "type": "integer", "description": "The option that you would take, from 1." }
              },
              "required": ["question"],
              "additionalProperties": false
            }
            """u8
        );

    /// <inheritdoc/>
    public async Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation)
    {
        var question = Read(arguments);
        var answer = await ask(question, cancellation);
        if (answer.Kind != AnswerKind.Escalated)
            return new ToolOutput(answer.Kind == AnswerKind.Refused ? AgentAnswer.NobodyAnswers : answer.Text);
        Escalated = question;
        return new ToolOutput("The question was put to the owner; he answers later.");
    }

    private AgentQuestion Read(JsonElement arguments)
    {
        QuestionOption[] options = arguments.Member("options") is { ValueKind: JsonValueKind.Array } list
            ?
            [
                .. list.EnumerateArray()
                    .Take(MostOptions)
                    .Select(option => new QuestionOption(ExternalText.Line(clean(option.ToString()), LongestOption))),
            ]
            : [];
        var recommended = arguments.Number("recommended", 0, 0, MostOptions);
        return new AgentQuestion(
            $"q{++asked}",
            ExternalText.Limit(clean(arguments.Text("question")!), LongestQuestion, KeptPart.Head),
            options
        )
        {
            Recommended = recommended >= 1 && recommended <= options.Length ? recommended : null,
        };
    }
}
