using System.Security.Cryptography;
using System.Text;
using Interlock.Core.Agents;

namespace Interlock.Agents.Models.Loop;

/// <summary>The instructions beside the prompt: ours (Markdown in <c>Models/Prompts</c>), and those of the turn.</summary>
/// <param name="Text">The whole.</param>
internal sealed record SystemPrompt(string Text)
{
    /// <summary>SHA-256 of the whole, in hexadecimal.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Those of a turn.</summary>
    public static SystemPrompt Of(AgentTurn turn)
    {
        string?[] parts = [Load("system"), Load(NameOf(turn.Permission)), turn.Instructions];
        return new SystemPrompt(
            string.Join("\n\n", parts.Where(part => part is not null).Select(part => part!.Trim()))
        );
    }

    private static string NameOf(Permission permission) =>
        permission switch
        {
            Permission.ReadOnly => "read-only",
            Permission.Limited => "limited",
            _ => "full",
        };

    private static string Load(string name)
    {
        using var stream =
            typeof(SystemPrompt).Assembly.GetManifestResourceStream($"Models.Prompts.{name}.md")
            ?? throw new InvalidOperationException($"There is no prompt '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
