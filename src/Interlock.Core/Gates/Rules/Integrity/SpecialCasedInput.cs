using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Product code that compares with a value and answers with another, both of which stand together in a test of the change.</summary>
internal sealed class SpecialCasedInput : IRule
{
    private const int Near = 16; // tokens between question and answer, in code and in tests
    private const int Several = 3;

    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "special-cased-input",
            "The code answers the tests' own questions",
            Severity.Warn,
            "Compute the answer for every input; tests with other values must hold too."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var tests = Pairs(change);
        if (tests.Count == 0)
            yield break;
        foreach (var file in change.Files.Where(file => file.Role == FileRole.Source && file.After is not null))
        {
            var found = Comparisons(file).Where(one => tests.Contains((one.Question.Text, one.Answer.Text))).ToList();
            // Names are what tables of a product are made of; whole sentences and data are not.
            var isSeveral = found.Count(one => IsData(one.Question)) >= Several;
            foreach (var (question, answer) in found)
                yield return Info.At(
                    file.Path,
                    question.Line,
                    $"'{question.Text}' is answered with '{answer.Text}', as a test expects."
                ) with
                {
                    Severity = isSeveral ? Severity.Block : Severity.Warn,
                };
        }
    }

    private static HashSet<(string, string)> Pairs(GateChange change)
    {
        var all = new HashSet<(string, string)>();
        foreach (var file in change.Files.Where(file => file.Role == FileRole.Test))
        foreach (var tokens in new[] { file.Before?.Tokens, file.After?.Tokens })
            for (var at = 0; at < tokens?.Count; at++)
            for (var next = at + 1; IsValue(tokens[at]) && next < Math.Min(at + Near, tokens.Count); next++)
                if (IsAnswer(tokens[next]))
                {
                    all.Add((tokens[at].Text, tokens[next].Text));
                    all.Add((tokens[next].Text, tokens[at].Text));
                }
        return all;
    }

    private static IEnumerable<(SourceToken Question, SourceToken Answer)> Comparisons(ChangedFile file)
    {
        var tokens = file.After!.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            if (!IsValue(tokens[at]) || !file.IsNew(tokens[at].Line) || !IsCompared(tokens, at))
                continue;
            var answer = at + 1;
            while (answer < Math.Min(at + Near, tokens.Count) && !IsReturn(tokens, answer))
                answer++;
            if (answer + 1 < tokens.Count && IsReturn(tokens, answer) && IsAnswer(tokens[answer + 1]))
                yield return (tokens[at], tokens[answer + 1]);
        }
    }

    private static bool IsCompared(IReadOnlyList<SourceToken> tokens, int at) =>
        (tokens[at - 1].Is('=') && at > 1 && tokens[at - 2].Is('='))
        || tokens[at - 1].Is("case")
        || tokens[at - 1].Is("when")
        || new Phrase("equals|Equals|eq ( *").IsAt(tokens, at - 2)
        || new Phrase("* = =").IsAt(tokens, at);

    private static bool IsReturn(IReadOnlyList<SourceToken> tokens, int at) =>
        tokens[at].Is("return") || (tokens[at].Is('>') && tokens[at - 1].Is('='));

    private static bool IsValue(SourceToken token) =>
        (token.Kind == TokenKind.Literal && token.Text.Length > 1)
        || (token.Kind == TokenKind.Number && token.Text.Length > 1);

    private static bool IsAnswer(SourceToken token) =>
        token.Kind is TokenKind.Literal or TokenKind.Number
        || token.Text is "true" or "false" or "True" or "False" or "None" or "null";

    private static bool IsData(SourceToken token) =>
        token.Kind == TokenKind.Literal
        && token.Text.Any(one => !char.IsLetter(one) && one is not ('-' or '_' or '.' or '/'));
}
