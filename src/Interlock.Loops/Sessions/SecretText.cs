using Interlock.Core.Text;

namespace Interlock.Loops.Sessions;

/// <summary>Takes secrets out of what a session records: those of the environment, and answers that were secret.</summary>
/// <param name="known">Values that are known from the start.</param>
internal sealed class SecretText(IEnumerable<string> known)
{
    private readonly List<string> secrets = [.. known];
    private volatile Redactor redactor = new(known);

    /// <summary>One more value that must not be recorded.</summary>
    public void Add(string secret)
    {
        lock (secrets)
        {
            secrets.Add(secret);
            redactor = new Redactor(secrets);
        }
    }

    /// <summary>The text without secrets.</summary>
    public string Redact(string text) => redactor.Redact(text);

    /// <summary>The text without secrets and control characters.</summary>
    public string Clean(string text) => redactor.Clean(text);
}
