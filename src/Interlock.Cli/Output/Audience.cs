namespace Interlock.Cli.Output;

/// <summary>Work that is done only to be seen.</summary>
internal static class Audience
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

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
        using var over = new CancellationTokenSource();
        var looking = LookAsync(face, either, over.Token);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return; // 'head' has its lines
        }
        finally
        {
            await over.CancelAsync();
            await looking;
        }
    }

    // Who follows something that is silent writes nothing, and so would never notice.
    private static async Task LookAsync(Face face, CancellationTokenSource either, CancellationToken over)
    {
        try
        {
            using var glances = new PeriodicTimer(Glance, face.Time);
            while (face.IsHeard())
                await glances.WaitForNextTickAsync(over);
            await either.CancelAsync();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return; // the work is done
        }
    }
}
