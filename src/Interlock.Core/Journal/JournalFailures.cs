using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Core.Journal;

/// <summary>The failures of journals, each with its remedy.</summary>
internal static class JournalFailures
{
    internal static JournalException Damaged(string path, long line, long offset, string fault) =>
        new(
            new Failure(
                "journal_damaged",
                $"The journal '{path}' is damaged at line {line}, byte {offset}: {fault}, and there is more behind it.",
                FailureOwner.Platform,
                Retryable: false,
                $"Restore the file from a copy, or keep its first {offset} bytes and resume: what came later will be done again."
            )
            {
                Evidence = path,
            }
        );

    internal static JournalException Live(string path, ProcessIdentity? holder) =>
        new(
            new Failure(
                "run_is_live",
                $"Another process is writing '{path}': {(holder is null ? "it has not said who it is" : $"process {holder.Pid}")}.",
                FailureOwner.User,
                Retryable: true,
                "Wait until it ends, or stop it with: interlock runs stop RUN"
            )
            {
                Evidence = path,
            }
        );

    internal static JournalException NotOpened(string path, Exception error) =>
        new(
            new Failure(
                "journal_not_opened",
                $"The journal '{path}' cannot be opened: {error.Message}",
                FailureOwner.Platform,
                Retryable: true,
                "Check that the folder exists, belongs to you and lies on a file system that has file locks."
            )
            {
                Evidence = path,
            }
        );

    internal static JournalException TooLarge(string path, string type, long bytes) =>
        new(
            new Failure(
                "journal_record_too_large",
                $"An event '{type}' of {bytes} bytes does not go into '{path}'; the limit is {JournalLine.MaxBytes}.",
                FailureOwner.User,
                Retryable: false,
                "Write large content to a file of the run and record its path."
            )
            {
                Evidence = path,
            }
        );

    internal static JournalException NotWritten(string path, Exception error) =>
        new(
            new Failure(
                "journal_write_failed",
                $"The journal '{path}' cannot be written: {(IsDiskFull(error) ? "the disk is full" : error.Message)}.",
                FailureOwner.Platform,
                Retryable: true,
                IsDiskFull(error)
                    ? "Free space (interlock runs gc), then continue with: interlock runs resume RUN"
                    : "Mend the disk or the folder's permissions, then continue with: interlock runs resume RUN"
            )
            {
                Evidence = path,
            }
        );

    // ENOSPC and EDQUOT as .NET passes them on: the raw errno (122 on Linux, 69 on macOS).
    private static bool IsDiskFull(Exception error) =>
        error is IOException && (error.HResult & 0xFFFF) is 28 or 122 or 69;
}
