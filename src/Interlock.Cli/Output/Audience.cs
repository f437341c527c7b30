namespace Interlock.Cli.Output;

/// <summary>Work that is done only to be seen.</summary>
internal static class Audience
{
    /// <summary>Does it until it is done, or nobody sees it any more; both are a good end.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ends it for another reason.</param>
    public static async Task WhileHeardAsync(
        Face face,
        Func<CancellationToken, Task> work,
        CancellationToken cancellation
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(face.Unheard, cancellation);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return; // 'head' has its lines
        }
    }
}
