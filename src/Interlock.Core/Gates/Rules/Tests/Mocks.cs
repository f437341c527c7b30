using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>Reads what a call of a mocking library replaces. A real <c>client.patch("/x")</c> is no mock.</summary>
internal static class Mocks
{
    private static readonly string[] Partly =
    [
        "requireActual",
        "importActual",
        "importOriginal",
        "CallBase",
        "and_call_original",
        "wraps",
    ];

    /// <summary>What the chain replaces, or null.</summary>
    public static MockTarget? At(Code code, Chain chain) =>
        code.Language switch
        {
            Language.Python => Python(code, chain),
            Language.JavaScript => JavaScript(code, chain),
            Language.CSharp => Typed(code, chain, chain.Last.Type),
            Language.Java => Typed(
                code,
                chain,
                chain.Last.Type.IsEmpty ? First(code, chain.Segments[0]) : chain.Last.Type
            ),
            Language.Ruby => Ruby(code, chain),
            Language.Php => Php(code, chain),
            _ => null,
        };

    private static MockTarget? Python(Code code, Chain chain)
    {
        var names = chain.Segments.Select(one => one.Name.TrimStart('@')).ToList();
        var at = names.IndexOf("patch");
        var isPatch = at >= 0 && (at == 0 ? Imports(code, "mock") : names[at - 1] is "mock" or "mocker");
        var isSet = names is ["monkeypatch", "setattr", ..];
        if (!isPatch && !isSet)
            return null;
        var call = chain.Segments.FirstOrDefault(one => one.IsCall);
        var parts = call.IsCall ? code.Split(code.Inside(call.Open)) : [];
        if (parts.Count == 0 || (isPatch && names[^1] is "dict" or "stopall" or "multiple"))
            return null;
        // patch("pkg.cart.total"), patch.object(cart, "total"), monkeypatch.setattr(cart, "total", …)
        var path =
            code[parts[0].From].Kind == TokenKind.Literal
                ? [.. code[parts[0].From].Text.Split('.')]
                : WordsOf(code, parts[0]);
        if (
            code[parts[0].From].Kind != TokenKind.Literal
            && parts.Count > 1
            && code[parts[1].From].Kind == TokenKind.Literal
        )
            path.Add(code[parts[1].From].Text);
        return path.Count < 2 ? null : new(string.Join('.', path), path[^2], path[^1], path, Partial(code, chain));
    }

    private static MockTarget? JavaScript(Code code, Chain chain)
    {
        var last = chain.Segments.FirstOrDefault(one => one.IsCall);
        var parts = last.IsCall ? code.Split(code.Inside(last.Open)) : [];
        if (parts.Count == 0)
            return null;
        var isLiteral = code[parts[0].From].Kind == TokenKind.Literal;
        var isModule =
            chain.Root is "jest" or "vi" or "vitest" && last.Name is "mock" or "doMock" or "unstable_mockModule"
            || (chain.Root is "mock" && last.Name is "module")
            || chain.Root is "proxyquire" or "rewiremock";
        if (isModule && isLiteral)
        {
            var path = code[parts[0].From].Text;
            return new(path, Subject.Stem(path), "", [path], Partial(code, chain));
        }
        var isMember =
            (chain.Root is "jest" or "vi" && last.Name == "spyOn")
            || (chain.Root is "sinon" or "sandbox" && last.Name is "stub" or "replace")
            || (chain.Root is "mock" && last.Name == "method");
        // A spy alone watches; only one that answers replaces.
        var answers =
            chain.Root is "sinon" or "sandbox" or "mock"
            || chain.Segments.Any(one => one.Name.StartsWith("mock", StringComparison.Ordinal));
        return isMember && answers && parts.Count > 1 && code[parts[1].From].Kind == TokenKind.Literal
            ? new(
                $"{code.Show(parts[0])}.{code[parts[1].From].Text}",
                code.Word(parts[0].To - 1),
                code[parts[1].From].Text,
                WordsOf(code, parts[0])
            )
            : null;
    }

    // new Mock<Cart>(), Substitute.For<Cart>(), mock(Cart.class), mockk<Cart>()
    private static MockTarget? Typed(Code code, Chain chain, Part type)
    {
        var isMock =
            (chain.Root == "Mock" && code.Is(chain.Start - 1, "new"))
            || (chain.Root == "Substitute" && chain.Last.Name is "For" or "ForPartsOf")
            || (chain.Root == "A" && chain.Last.Name == "Fake")
            || (chain.Segments.Count == 1 && chain.Root is "mock" or "mockk" or "mockStatic" && chain.Last.IsCall)
            || (chain.Root == "Mockito" && chain.Last.Name is "mock" or "mockStatic");
        if (chain.Root == "Mockito")
            type = First(code, chain.Last);
        return isMock && code.Word(type.From) is { Length: > 0 } name
            ? new(name, name, "", [name], Partial(code, chain))
            : null;
    }

    private static MockTarget? Ruby(Code code, Chain chain)
    {
        if (
            chain.Root is not ("allow" or "allow_any_instance_of" or "expect_any_instance_of")
            || First(code, chain.Segments[0]) is not { IsEmpty: false } part
        )
            return null;
        for (var at = chain.Segments[0].At; at < Math.Min(code.Count, chain.End + 8); at++)
            if (code.Is(at, "receive") && code.Is(at + 1, '(') && code.Is(at + 2, ':'))
                return new(
                    $"{code.Word(part.From)}.{code.Word(at + 3)}",
                    code.Word(part.From),
                    code.Word(at + 3),
                    [code.Word(part.From)],
                    Partial(code, chain)
                );
        return null;
    }

    private static MockTarget? Php(Code code, Chain chain)
    {
        var isMock =
            (
                chain.Root == "$this"
                && chain.Last.Name is "createMock" or "createStub" or "getMockBuilder" or "prophesize"
            ) || (chain.Root == "Mockery" && chain.Segments.Any(one => one.Name is "mock"));
        var call = chain.Segments.FirstOrDefault(one => one.IsCall);
        return isMock && First(code, call) is { IsEmpty: false } part && code.Word(part.From) is { Length: > 0 } name
            ? new(name, name, "", [name])
            : null;
    }

    private static Part First(Code code, Segment call) =>
        call.IsCall && code.Split(code.Inside(call.Open)) is [var first, ..] ? first : default;

    private static List<string> WordsOf(Code code, Part part)
    {
        var all = new List<string>();
        for (var at = part.From; at < Math.Min(part.To, part.From + 20); at++)
            if (code.Word(at).Length > 0)
                all.Add(code.Word(at));
        return all;
    }

    private static bool Partial(Code code, Chain chain)
    {
        for (var at = chain.Start; at < Math.Min(chain.End + 12, code.Count); at++)
            if (Partly.Contains(code.Word(at), StringComparer.Ordinal))
                return true;
        return false;
    }

    private static bool Imports(Code code, string word)
    {
        for (var at = 0; at < Math.Min(code.Count, 1000); at++)
            if (code.Is(at, word) && code.Word(at - 1) is not "def")
                return true;
        return false;
    }
}
