using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.Workflows.Wire;

/// <summary>One JSON object a line on stdin and stdout, as the engine speaks it.</summary>
internal sealed class Channel : IDisposable
{
    private readonly Stream input = Console.OpenStandardInput();
    private readonly StreamWriter output = new(
        Console.OpenStandardOutput(),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        bufferSize: 64 * 1024
    );

    /// <summary>Writes a message; it goes out with <see cref="Flush"/>.</summary>
    public void Send(JsonObject message) => output.WriteLine(message.ToJsonString(Json.Options));

    /// <summary>Sends what was written.</summary>
    public void Flush() => output.Flush();

    /// <summary>Hands on each message that comes, until the engine closes the pipe.</summary>
    public void Listen(Action<JsonElement> take)
    {
        using var lines = new StreamReader(input, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
            take(JsonElement.Parse(line));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }
}
