using System.Text;

namespace Interlock.Workflows.Wire;

/// <summary>What a workflow writes to the console is its log: stdout itself belongs to the engine.</summary>
internal sealed class Telling(Action<string> write) : TextWriter
{
    private readonly StringBuilder line = new();
    private readonly Lock turn = new();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        string? whole = null;
        lock (turn)
        {
            if (value == '\n')
            {
                whole = line.ToString();
                line.Clear();
            }
            else if (value != '\r')
            {
                line.Append(value);
            }
        }
        if (whole is not null)
            write(whole);
    }
}
