namespace Interlock.Core.Text;

/// <summary>
/// Takes secrets out of texts, and learns more of them meanwhile: what a person tells in confidence. Safe for many threads.
/// </summary>
/// <param name="known">Values that are known from the start (<c>HostEnvironment.SecretValues</c>).</param>
/// <param name="told">What was told in confidence before.</param>
public sealed class SecretText(IEnumerable<string> known, IEnumerable<string>? told = null)
{
    private readonly Lock access = new();
    private readonly List<string> known = [.. known];
    private readonly List<string> told = [.. told ?? []];
    private volatile Redactor redactor = new(known, told);

    /// <summary>What takes out all that is known now.</summary>
    public Redactor Redactor => redactor;

    /// <summary>What was told so far.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (access)
                return [.. told];
        }
    }

    /// <summary>From now on a text is shown nowhere: a person told it in confidence.</summary>
    public void Hide(string secret)
    {
        lock (access)
        {
            told.Add(secret);
            redactor = new Redactor(known, told);
        }
    }

    /// <summary>From now on these are shown nowhere either: values that an agent's adapter knows, of its login.</summary>
    public void Know(IEnumerable<string> secrets)
    {
        lock (access)
        {
            known.AddRange(secrets.Except(known, StringComparer.Ordinal));
            redactor = new Redactor(known, told);
        }
    }

    /// <summary>The text without secrets.</summary>
    public string Redact(string text) => redactor.Redact(text);

    /// <summary>The text without secrets and control characters.</summary>
    public string Clean(string text) => redactor.Clean(text);
}
