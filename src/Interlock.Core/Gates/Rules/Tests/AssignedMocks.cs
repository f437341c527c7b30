using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>Members that a test replaces by assignment: <c>app.total = Mock(return_value=3)</c>, <c>cart.total = () => 3</c>.</summary>
internal static class AssignedMocks
{
    private static readonly Phrase[] Replacements =
    [
        new("* . * = Mock|MagicMock|AsyncMock|create_autospec ("),
        new("* . * = mock . Mock|MagicMock|AsyncMock|create_autospec ("),
        new("* . * = lambda"),
        new("* . * = jest|vi . fn ("),
        new("* . * = sinon . stub|fake"),
        new("* . * = ( ) = >"),
    ];

    /// <summary>Line, the whole name and the member of each one on a new line; Python and JavaScript only.</summary>
    public static IEnumerable<(int Line, string Name, string Member)> In(ChangedFile file)
    {
        if (file.After is not { Language: Language.Python or Language.JavaScript } after)
            yield break;
        for (var at = 0; at < after.Tokens.Count; at++)
            if (
                after.Tokens[at] is { Kind: TokenKind.Word } owner
                && file.IsNew(owner.Line)
                && !owner.Is("self")
                && !owner.Is("this")
                && Replacements.Any(one => one.IsAt(after.Tokens, at))
            )
                yield return (owner.Line, $"{owner.Text}.{after.Tokens[at + 2].Text}", after.Tokens[at + 2].Text);
    }
}
