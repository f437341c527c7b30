using System.Text.Json;
using Interlock.Cli.Output;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.Runs.Reporting;
using Interlock.Core.Text;

namespace Interlock.Cli.Report;

/// <summary>Carries out <c>runs report</c>.</summary>
/// <param name="face">The outside.</param>
/// <param name="json">Whether the answer is one JSON document.</param>
internal sealed class ReportCommand(Face face, bool json)
{
    // What a desktop tells a program of where its windows go.
    private static readonly string[] Desktop =
    [
        "BROWSER",
        "DBUS_SESSION_BUS_ADDRESS",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "WSL_DISTRO_NAME",
        "XAUTHORITY",
        "XDG_CURRENT_DESKTOP",
        "XDG_DATA_DIRS",
        "XDG_RUNTIME_DIR",
    ];

    private readonly Redactor redactor = new(face.Environment.SecretValues);

    /// <summary>Prints the data that the page shows.</summary>
    public int PrintData(RunFolder folder)
    {
        using var output = face.OpenOutput();
        ReportWriter.WriteData(folder, redactor, output);
        output.WriteByte((byte)'\n');
        return ExitCode.Good;
    }

    /// <summary>Writes the page and says where it is.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="path">The file, or null for the run's own.</param>
    /// <param name="open">Whether a browser is to show it.</param>
    /// <param name="cancellation">Stops waiting for the browser's starter.</param>
    public async Task<int> WriteAsync(RunFolder folder, string? path, bool open, CancellationToken cancellation)
    {
        if (BuiltPage.Read() is not { } page)
            return Complaint.Refused(face, json, ExitCode.Preflight, BuiltPage.Missing);
        var target = Path.GetFullPath(path ?? folder.Report, face.CurrentFolder);
        if (Path.GetDirectoryName(target) is not { } place || !Directory.Exists(place) || Directory.Exists(target))
            return Complaint.Wrong(face, json, NoPlace(target));
        ReportWriter.WritePage(folder, redactor, page, target);
        if (open && await OpenAsync(target, cancellation) is { } failure)
            return Complaint.Failed(face, json, failure);
        await face.Output.WriteLineAsync(
            json
                ? JsonSerializer.Serialize(
                    new ReportDocument(folder.Id, target, new FileInfo(target).Length),
                    CliJson.Default.ReportDocument
                )
                : target
        );
        return ExitCode.Good;
    }

    // In the background: the first window of a browser lives as long as the browser.
    private async Task<Failure?> OpenAsync(string path, CancellationToken cancellation)
    {
        var opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        var result = await face.Processes.RunAsync(
            new ProcessSpec
            {
                FileName = "sh",
                Arguments =
                [
                    "-c",
                    "command -v \"$1\" >/dev/null || exit 127; nohup \"$1\" \"$2\" </dev/null >/dev/null 2>&1 &",
                    "sh",
                    opener,
                    path,
                ],
                WorkingDirectory = face.CurrentFolder,
                Environment = face.Environment.ForChild(Desktop),
                Timeout = TimeSpan.FromSeconds(20),
            },
            cancellation
        );
        return result.ExitCode == 0 ? null : NoBrowser(path, $"there is no {opener}");
    }

    private static Failure NoBrowser(string path, string why) =>
        new(
            "browser_missing",
            $"The report is written, but no browser could be started: {why}",
            FailureOwner.User,
            false,
            $"Open it yourself: {path}"
        );

    private static Failure NoPlace(string target) =>
        new(
            "no_such_folder",
            $"There is no folder for the file {target}, or it is a folder itself.",
            FailureOwner.User,
            false,
            "Name a file in a folder that exists."
        );
}
