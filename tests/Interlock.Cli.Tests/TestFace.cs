using Interlock.TestKit;

namespace Interlock.Cli.Tests;

/// <summary>A face that keeps what is written, over the real machine with a home of its own.</summary>
internal sealed class TestFace : IDisposable
{
    private readonly TempFolder home = new();

    public TestFace(params (string Name, string Value)[] environment)
    {
        Face = new Face
        {
            Environment = Host.Environment(home.Path, environment),
            Time = TimeProvider.System,
            Processes = Host.Processes,
            Supervisor = Host.Supervisor,
            Output = Output,
            Error = Error,
            CurrentFolder = home.Path,
        };
    }

    public Face Face { get; init; }

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public string Home => home.Path;

    public Task<int> RunAsync(params string[] arguments) =>
        Cli.CommandLine.CommandTree.RunAsync(arguments, Face, CancellationToken.None);

    public void Dispose() => home.Dispose();
}
