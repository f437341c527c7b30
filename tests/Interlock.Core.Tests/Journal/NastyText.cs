using System.Text;

namespace Interlock.Core.Tests.Journal;

/// <summary>Seeded text of the kind that breaks line formats.</summary>
internal static class NastyText
{
    private static readonly string[] Pieces =
    [
        "\n",
        "\r\n",
        "\0",
        "\u001b[31m",
        "\u2028",
        "\u2029",
        "\u0085",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\"",
        "\\",
        "\\u0000",
        "</script>",
        ",\"sum\":\"00000000\"}\n",
        "{\"seq\":1,",
        "\U0001F600",
        "e\u0301",
        "\u202e",
        "\u007f",
        "ä",
        "日本",
        " ",
        "",
        "x",
    ];

    internal static string Next(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(40); left > 0; left--)
            if (random.Next(4) == 0)
                text.Append(NextRune(random).ToString());
            else
                text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    private static Rune NextRune(Random random)
    {
        while (true)
            if (Rune.TryCreate(random.Next(0x110000), out var rune))
                return rune;
    }
}
