using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>
/// Leaves a node started in the journal: its agent could not work at all, so a resumed run asks it again. In this life
/// the script gets the failure as data.
/// </summary>
internal sealed class NodeNotOverException(NodeResult result, string key) : FailureException(result.Failure!)
{
    public NodeResult Result { get; } = result;

    public string Key { get; } = key;
}
