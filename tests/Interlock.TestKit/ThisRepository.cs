namespace Interlock.TestKit;

/// <summary>The repository that the tests were built in: a real one to work on, as a copy.</summary>
public static class ThisRepository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Interlock.slnx")))
                return folder;
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not below a checkout of Interlock.");
    }
}
