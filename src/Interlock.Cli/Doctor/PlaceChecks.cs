using Interlock.Cli.CommandLine;
using Interlock.Core.Processes;
using Interlock.Core.State;

namespace Interlock.Cli.Doctor;

/// <summary>The folder for state and the disk below it.</summary>
internal static class PlaceChecks
{
    private const long Little = 2L << 30;
    private const long TooLittle = 200L << 20;

    /// <summary>Whether state can be written, and lies outside the repository that agents change.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="repository">Top of the repository around the user, or null.</param>
    public static DoctorFinding State(Face face, string? repository)
    {
        const string remedy =
            "set INTERLOCK_HOME to a folder that you can write and that lies outside every repository";
        var (home, missing) = StateHome.Find(face.Environment);
        if (home is null)
            return new("state", DoctorState.Bad, missing!.Message, missing.Remedy);
        var root = home.Root;
        if (repository is not null && Place.IsInside(RealPath.Of(root), RealPath.Of(repository)))
            return new("state", DoctorState.Bad, $"{root} lies inside the repository {repository}", remedy);
        try
        {
            Directory.CreateDirectory(root);
            var probe = Path.Combine(root, $".doctor-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new("state", DoctorState.Ok, root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("state", DoctorState.Bad, $"{root} cannot be written: {e.Message}", remedy);
        }
    }

    /// <summary>Room for checkouts.</summary>
    public static DoctorFinding Disk(Face face)
    {
        var root = StateHome.Find(face.Environment).Home?.Root ?? "/";
        while (!Directory.Exists(root) && Path.GetDirectoryName(root) is { } parent)
            root = parent;
        long free;
        try
        {
            free = new DriveInfo(root).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new("disk", DoctorState.Weak, $"free space of {root} is unknown: {e.Message}");
        }
        var detail = $"{SizeText.Format(free)} free below {root}";
        const string remedy = "interlock runs gc --max-size 1GB, or set INTERLOCK_HOME to a larger disk";
        return free < TooLittle ? new("disk", DoctorState.Bad, detail, remedy)
            : free < Little ? new("disk", DoctorState.Weak, detail, remedy)
            : new("disk", DoctorState.Ok, detail);
    }
}
