using System.Text;
using System.Threading.Channels;
using Interlock.Core.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Mcp;

/// <summary>
/// What a verb writes for people, sent to the client line by line as <c>notifications/progress</c>; without a progress
/// token nobody wants it. The last lines are kept for a failure.
/// </summary>
internal sealed class ProgressLines : TextWriter
{
    private const int LongestLine = 400;
    private const int Waiting = 256;

    private readonly StringBuilder line = new();
    private readonly Lock gate = new();
    private readonly Channel<string> lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest }
    );
    private readonly Task sending;

    /// <summary>Begins to send.</summary>
    /// <param name="session">The client.</param>
    /// <param name="token">The client's token, or null when it wants no progress.</param>
    public ProgressLines(McpSession session, ProgressToken? token) =>
        sending = token is { } wanted ? SendAsync(session, wanted) : Task.CompletedTask;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        lock (gate)
        {
            if (value != '\n')
            {
                if (line.Length < LongestLine)
                    line.Append(value);
                return;
            }
            if (ExternalText.Line(line.ToString(), LongestLine) is { Length: > 0 } text)
                lines.Writer.TryWrite(text);
            line.Clear();
        }
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count)
    {
        for (var i = index; i < index + count; i++)
            Write(buffer[i]);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        foreach (var c in value ?? "")
            Write(c);
    }

    /// <summary>Sends what is still to be sent, so that no progress follows the result.</summary>
    public override async ValueTask DisposeAsync()
    {
        lines.Writer.TryComplete();
        await sending;
        await base.DisposeAsync();
    }

    private async Task SendAsync(McpSession session, ProgressToken token)
    {
        var count = 0;
        await foreach (var text in lines.Reader.ReadAllAsync())
            await session.NotifyProgressAsync(
                token,
                new ProgressNotificationValue { Progress = ++count, Message = text },
                options: null,
                CancellationToken.None
            );
    }
}
