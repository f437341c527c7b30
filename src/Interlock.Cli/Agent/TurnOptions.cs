using Interlock.Core.Agents;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Puts what a command line says about a turn over the options that hold already.</summary>
internal static class TurnOptions
{
    /// <summary>The options of the turn.</summary>
    public static SessionOptions Apply(SessionOptions options, TurnArguments said, TurnInput input) =>
        options with
        {
            Model = said.Model ?? options.Model,
            Effort = said.Effort ?? options.Effort,
            Instructions = input.Instructions ?? options.Instructions,
            Schema = input.Schema ?? options.Schema,
            Timeout = said.Timeout ?? options.Timeout,
            IdleTimeout = said.IdleTimeout ?? options.IdleTimeout,
            CommandIdleTimeout = said.IdleTimeout ?? options.CommandIdleTimeout,
            TotalTimeout = said.TotalTimeout ?? options.TotalTimeout,
            Limits = new TurnLimits(
                said.Limits.Tokens ?? options.Limits.Tokens,
                said.Limits.OutputTokens ?? options.Limits.OutputTokens,
                said.Limits.Money ?? options.Limits.Money
            )
            {
                OutputBytes = said.Limits.OutputBytes ?? options.Limits.OutputBytes,
            },
            Questions = said.Questions ?? options.Questions,
            ExpectedArtifacts = said.ExpectedArtifacts.Count > 0 ? said.ExpectedArtifacts : options.ExpectedArtifacts,
        };
}
