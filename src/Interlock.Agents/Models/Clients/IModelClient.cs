using Interlock.Core.Agents;

namespace Interlock.Agents.Models.Clients;

/// <summary>A model behind one protocol. What goes wrong is thrown as a <c>FailureException</c> with a failure of every runtime.</summary>
internal interface IModelClient
{
    /// <summary>Asks the model once.</summary>
    /// <param name="request">The conversation so far, and what is asked for.</param>
    /// <param name="hearing">Told what arrives.</param>
    /// <param name="cancellation">Ends the request.</param>
    Task<ModelReply> AskAsync(ModelRequest request, Hearing hearing, CancellationToken cancellation);

    /// <summary>The models on offer.</summary>
    Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellation);
}
