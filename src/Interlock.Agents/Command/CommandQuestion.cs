using System.Globalization;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>Reads what a command asks: <c>{"question", "options", "header", "secret", "recommended"}</c>.</summary>
internal static class CommandQuestion
{
    private const int LongestQuestion = 8_000;
    private const int LongestOption = 400;
    private const int MostOptions = 20;

    /// <summary>The question, or what is wrong with it; neither when the command asks nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">How often the command has been run in the conversation; makes the id.</param>
    /// <param name="redactor">Takes secrets out.</param>
    public static (AgentQuestion? Question, string? Problem) Read(OutsideFile file, int run, Redactor redactor)
    {
        var (json, problem) = file.ReadJson();
        if (json is not { } asked)
            return (null, problem);
        if (asked.Text("question") is not { } text || string.IsNullOrWhiteSpace(text))
            return (null, "has no text as its 'question'");
        if (asked.Member("options") is { ValueKind: not (JsonValueKind.Array or JsonValueKind.Null) })
            return (null, "has 'options' that are no list");
        var options = Options(asked, redactor).Take(MostOptions).ToList();
        var question = Shown(text, LongestQuestion, redactor);
        var read = new AgentQuestion(string.Create(CultureInfo.InvariantCulture, $"q{run}"), question, options)
        {
            Header = asked.Text("header") is { } header ? ExternalText.Line(redactor.Clean(header), 80) : null,
            IsSecret = asked.IsTrue("secret"),
            Recommended =
                asked.Number("recommended") is { } choice && choice >= 1 && choice <= options.Count
                    ? (int)choice
                    : null,
        };
        return (read, null);
    }

    private static IEnumerable<QuestionOption> Options(JsonElement asked, Redactor redactor)
    {
        if (asked.Member("options") is not { ValueKind: JsonValueKind.Array } all)
            yield break;
        foreach (var option in all.EnumerateArray())
        {
            var label = option.ValueKind == JsonValueKind.String ? option.GetString() : option.Text("label");
            if (!string.IsNullOrWhiteSpace(label))
                yield return new QuestionOption(
                    Shown(label, LongestOption, redactor),
                    option.Text("description") is { } more ? Shown(more, LongestOption, redactor) : null
                );
        }
    }

    private static string Shown(string text, int length, Redactor redactor) =>
        ExternalText.Limit(redactor.Clean(text), length, KeptPart.Head).Trim();
}
