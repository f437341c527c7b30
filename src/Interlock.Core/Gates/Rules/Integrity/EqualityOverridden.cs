using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Equality that is always true: every comparison with such a value holds.</summary>
internal sealed class EqualityOverridden : SiteRule
{
    private static readonly Phrase[] Heads =
    [
        new("def __eq__|__ne__|__contains__ ("),
        new("__eq__ = lambda"),
        new("Equals|equals|isEqual|isEqualTo|eq|Equal ("),
        new("operator = = ("),
        new("operator ! = ("),
        new("def = = ("),
        new("def eql?|equal? ("),
        new("def = = = ("),
    ];
    private static readonly Phrase[] Bodies =
    [
        new(": return True"),
        new(": True"),
        new("{ return true ; }"),
        new("{ return true }"),
        new("{ true }"),
        new("= > true"),
        new("= true"),
        new("true end"),
        new("return true end"),
    ];
    private static readonly Phrase[] Negated = [new(": return False"), new("{ return false ; }"), new("= > false")];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "equality-overridden",
            "Equality that is always true",
            Severity.Block,
            "Compare what makes two values equal, or leave equality alone."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role)
    {
        var tokens = file.Tokens;
        if (file.Language is Language.Prose or Language.Unknown)
            yield break;
        for (var at = 0; at < tokens.Count; at++)
        {
            var head = Heads.FirstOrDefault(one => one.IsAt(tokens, at));
            if (head is null || (at > 0 && tokens[at - 1].Is('.')))
                continue;
            var body =
                head.Length > 2 && tokens[at + 2].Is("lambda")
                    ? Colon(tokens, at)
                    : Behind(tokens, at + head.Length - 1);
            var isNot = tokens[at + 1].Is("__ne__") || tokens[at + 1].Is('!');
            if ((isNot ? Negated : Bodies).Any(one => one.IsAt(tokens, body)))
                yield return new Site(
                    tokens[at].Line,
                    Run.Text(tokens, at, body + 4),
                    $"'{Run.Text(tokens, at, at + head.Length - 1)}' is always true."
                );
        }
    }

    // Behind the parameters and a return type, at what begins the body.
    private static int Behind(IReadOnlyList<SourceToken> tokens, int open)
    {
        var at = Run.Close(tokens, open) + 1;
        for (var most = at + 8; at < Math.Min(most, tokens.Count); at++)
        {
            if (
                tokens[at].Is('{')
                || tokens[at].Is('=')
                || tokens[at].Is("true")
                || tokens[at].Is("return")
                || tokens[at].Is(';')
            )
                return at;
            if (tokens[at].Is(':') && at + 1 < tokens.Count && tokens[at + 1].Text is "return" or "True")
                return at;
        }
        return at;
    }

    private static int Colon(IReadOnlyList<SourceToken> tokens, int at)
    {
        for (var most = at + 12; at < Math.Min(most, tokens.Count) && !tokens[at].Is(':'); )
            at++;
        return at;
    }
}
