namespace Interlock.Core.Gates.Sources;

/// <summary>The comments of a source: what is between its tokens.</summary>
internal static class Comments
{
    /// <summary>Each line of each comment, with its line from 1.</summary>
    public static IEnumerable<(int Line, string Text)> Of(SourceFile file)
    {
        var (at, line) = (0, 1);
        foreach (
            var (start, end) in file
                .Tokens.Select(token => (token.Start, token.End))
                .Append((file.Text.Length, file.Text.Length))
        )
        {
            if (start > at)
            {
                var number = line;
                foreach (var part in file.Text[at..start].Split('\n'))
                {
                    if (!string.IsNullOrWhiteSpace(part))
                        yield return (number, part.Trim());
                    number++;
                }
            }
            line += Math.Max(0, file.Text.AsSpan(at, Math.Max(start, Math.Max(at, end)) - at).Count('\n'));
            at = Math.Max(at, end);
        }
    }
}
