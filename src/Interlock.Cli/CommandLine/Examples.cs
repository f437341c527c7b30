using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Interlock.Cli.CommandLine;

/// <summary>Examples below the help of a verb.</summary>
internal static class Examples
{
    /// <summary>Gives a command its own help option, whose text ends with examples and notes.</summary>
    /// <param name="command">The command.</param>
    /// <param name="text">Lines to print after the generated help.</param>
    public static Command WithExamples(this Command command, string text)
    {
        var help = new HelpOption();
        help.Action = new HelpThenText((HelpAction)help.Action!, text);
        command.Options.Add(help);
        return command;
    }

    private sealed class HelpThenText(HelpAction help, string text) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(text);
            return code;
        }
    }
}
