using System.CommandLine;
using System.CommandLine.Parsing;
using Interlock.Core.Configuration;

namespace Interlock.Cli.CommandLine;

/// <summary>What is wrong with a command line, before a verb sees it.</summary>
internal static class UsageFaults
{
    /// <summary>Every fault, one sentence each; empty when the verb may run.</summary>
    /// <param name="parsed">The parser's view.</param>
    /// <param name="arguments">The arguments as they were typed.</param>
    public static IReadOnlyList<string> Of(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        if (arguments is [['[', ..], ..])
            return []; // a completion script asks
        var plain = arguments.TakeWhile(argument => argument != "--").ToHashSet(StringComparer.Ordinal);
        var strangers = parsed
            .UnmatchedTokens.Concat(Positional(parsed.CommandResult).Where(LooksLikeOption))
            .Where(token => !LooksLikeOption(token) || plain.Contains(token))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        // After an unknown verb nothing can be said about the rest.
        if (parsed.CommandResult.Command.Subcommands.Count > 0 && strangers.Count > 1)
            strangers.RemoveRange(1, strangers.Count - 1);
        var faults = strangers.Select(token => Unknown(token, parsed.CommandResult.Command)).ToList();
        if (faults.Count == 0)
            faults.AddRange(parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal));
        return faults;
    }

    // The parser takes an unknown option for the value of an argument: 'ship --chekc x' would be a request.
    private static IEnumerable<string> Positional(CommandResult command) =>
        command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);

    private static bool LooksLikeOption(string token) => token.Length > 1 && token[0] == '-';

    private static string Unknown(string token, Command command)
    {
        var shown = token.Length > 80 ? token[..80] + "…" : token;
        if (LooksLikeOption(token))
            return $"unknown option '{shown.Split('=')[0]}'"
                + NearestName.Hint(token.Split('=')[0], OptionNames(command));
        var verbs = command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name).ToList();
        return verbs.Count > 0
            ? $"unknown verb '{shown}'" + NearestName.Hint(token, verbs)
            : $"one argument too many: '{shown}'; put a text of several words in quotes";
    }

    private static List<string> OptionNames(Command command) =>
        [.. command.Options.Where(option => !option.Hidden).Select(option => option.Name)];
}
