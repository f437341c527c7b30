using Interlock.Core.Processes;

namespace Interlock.Cli.Doctor;

/// <summary>Asks a program for its version.</summary>
internal static class ToolVersion
{
    /// <summary>The first line of <c>PROGRAM --version</c>, or null when it is not there or fails.</summary>
    public static async Task<string?> AskAsync(Face face, string program, CancellationToken cancellation)
    {
        var spec = new ProcessSpec
        {
            FileName = program,
            Arguments = ["--version"],
            WorkingDirectory = "/",
            Environment = face.Environment.ForChild(),
            Timeout = TimeSpan.FromSeconds(20),
        };
        try
        {
            var result = await face.Processes.RunAsync(spec, cancellation);
            return result.ExitCode == 0 ? result.OutputText.Split('\n')[0].Trim() : null;
        }
        catch (ProcessStartException)
        {
            return null; // that it is not there is the answer
        }
    }
}
