using System.CommandLine;
using System.Text.Json;
using Interlock.Core.Failures;
using Interlock.Core.Runs;

namespace Interlock.Cli.Output;

/// <summary>Reports why a verb did not do its work: for people on stderr, as one JSON document with <c>--json</c>.</summary>
internal static class Complaint
{
    /// <summary>A wrong command line.</summary>
    public static int Usage(Face face, bool json, Command command, IReadOnlyList<string> faults)
    {
        var verb = string.Join(' ', PathOf(command));
        return Write(
            face,
            json,
            ExitCode.Usage,
            Plain(faults),
            new Failure("usage", string.Join("; ", faults), FailureOwner.User, false, $"see {verb} --help")
        );
    }

    /// <summary>A wrong configuration file or tasks file.</summary>
    public static int Configuration(Face face, bool json, IReadOnlyList<string> faults, string remedy) =>
        Write(
            face,
            json,
            ExitCode.Usage,
            Plain(faults),
            new Failure("configuration_invalid", string.Join("; ", faults), FailureOwner.User, false, remedy)
        );

    /// <summary>What was asked for is not possible as it stands: an unknown name, an answer to no question.</summary>
    public static int Wrong(Face face, bool json, Failure failure) =>
        Write(face, json, ExitCode.Usage, Plain([failure.Message]), failure);

    /// <summary>Preflight failed: nothing was created, nothing was spent.</summary>
    public static int Preflight(Face face, bool json, Failure failure) =>
        Refused(face, json, ExitCode.Preflight, failure);

    /// <summary>Nothing was touched.</summary>
    public static int Refused(Face face, bool json, int exit, Failure failure) =>
        Write(face, json, exit, Plain([failure.Message]), failure);

    /// <summary>Preflight found faults: nothing was created, nothing was spent.</summary>
    public static int Preflight(Face face, bool json, IReadOnlyList<FaultDocument> faults) =>
        Write(
            face,
            json,
            ExitCode.Preflight,
            faults,
            new Failure(
                "preflight_failed",
                string.Join("; ", faults.Select(fault => fault.Message)),
                FailureOwner.User,
                false,
                "nothing was started and nothing was spent"
            )
        );

    /// <summary>Something else failed; the owner decides the exit code.</summary>
    public static int Failed(Face face, bool json, Failure failure) =>
        Write(
            face,
            json,
            failure.Owner == FailureOwner.User ? ExitCode.Blocked : ExitCode.Infrastructure,
            Plain([failure.Message]),
            failure
        );

    /// <summary>The user stopped it before there was a run.</summary>
    public static int Cancelled(Face face, bool json) =>
        Write(
            face,
            json,
            ExitCode.Cancelled,
            Plain(["cancelled"]),
            new Failure("cancelled", "cancelled", FailureOwner.User, true, "start it again")
        );

    /// <summary>The user would not wait for the end of the work: it is left in the middle, with one document all the same.</summary>
    public static int Left(Face face, bool json)
    {
        var failure = new Failure(
            "cancelled",
            "left in the middle; its agents are being ended",
            FailureOwner.User,
            true,
            face.Work.Remedy
        );
        var document = ErrorDocument.Of(ExitCode.Cancelled, failure, Plain([failure.Message]), face.Work.Run);
        if (json)
            face.WriteLast(JsonSerializer.Serialize(document, CliJson.Default.ErrorDocument) + "\n");
        face.Error.WriteLine($"interlock: {failure.Message}");
        face.Error.WriteLine($"interlock: {failure.Remedy}");
        return ExitCode.Cancelled;
    }

    /// <summary>A file or folder that cannot be read or written: a full disk, a missing permission.</summary>
    public static int Files(Face face, bool json, Exception error) =>
        Failed(
            face,
            json,
            new Failure(
                "files",
                error.Message,
                FailureOwner.Platform,
                true,
                "free space or mend the permissions ('interlock doctor' looks at both), then start it again or resume the run"
            )
        );

    /// <summary>A defect of Interlock itself.</summary>
    public static int Bug(Face face, bool json, Exception exception)
    {
        face.Error.WriteLine(exception);
        return Write(
            face,
            json,
            ExitCode.Infrastructure,
            Plain([$"internal error: {exception.Message}"]),
            new Failure(
                "internal_error",
                exception.Message,
                FailureOwner.Platform,
                false,
                "report it with the lines above"
            )
        );
    }

    private static int Write(Face face, bool json, int exit, IReadOnlyList<FaultDocument> faults, Failure failure)
    {
        if (json)
            face.Output.WriteLine(
                JsonSerializer.Serialize(ErrorDocument.Of(exit, failure, faults), CliJson.Default.ErrorDocument)
            );
        foreach (var fault in faults)
            face.Error.WriteLine($"interlock: {fault}");
        face.Error.WriteLine($"interlock: {failure.Remedy}");
        return exit;
    }

    private static List<FaultDocument> Plain(IReadOnlyList<string> faults) =>
        [.. faults.Select(fault => new FaultDocument(fault))];

    private static Stack<string> PathOf(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? symbol = command; symbol is Command part; symbol = part.Parents.FirstOrDefault())
            names.Push(part is RootCommand ? "interlock" : part.Name);
        return names;
    }
}
