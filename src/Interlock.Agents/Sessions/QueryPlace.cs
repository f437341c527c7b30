using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Sessions;

/// <summary>A private folder for a runtime that is only asked something; removed with all that it left there.</summary>
internal sealed class QueryPlace : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("interlock-query-").FullName;

    /// <inheritdoc />
    public void Dispose() => TreeDeletion.Run(Folder);
}
