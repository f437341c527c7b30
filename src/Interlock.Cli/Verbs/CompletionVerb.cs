using System.CommandLine;
using Interlock.Cli.CommandLine;

namespace Interlock.Cli.Verbs;

/// <summary><c>completion bash|zsh|fish</c>: prints a script that asks this program what can come next.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        _interlock() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _interlock interlock ./interlock
        """;

    private const string Zsh = """
        #compdef interlock
        _interlock() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- $found
        }
        compdef _interlock interlock ./interlock
        """;

    private const string Fish = """
        function __interlock_complete
          set -l line (commandline -p)
          interlock "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
        end
        complete -c interlock -f -a '(__interlock_complete)'
        """;

    public static Command Create(Face face)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Prints a completion script for a shell.") { shell };
        command.SetAction(parsed =>
            face.Output.WriteLine(
                parsed.GetValue(shell) switch
                {
                    "bash" => Bash,
                    "zsh" => Zsh,
                    _ => Fish,
                }
            )
        );
        return command.WithExamples(
            """
            Examples:
              source <(interlock completion bash)
              interlock completion zsh > ~/.zfunc/_interlock
              interlock completion fish > ~/.config/fish/completions/interlock.fish
            """
        );
    }
}
