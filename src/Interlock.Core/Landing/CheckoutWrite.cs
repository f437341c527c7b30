using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>
/// Writes the entries of a manifest into the checkout. No file is ever written over: the old one is moved aside and
/// its content checked after that, the new one is put only where nothing is. So an edit that somebody makes in the
/// very moment is seen and given back, and after a crash each path is old, new, or aside.
/// </summary>
internal sealed class CheckoutWrite(WorkTree checkout, Staging staging, WriteManifest manifest)
{
    /// <summary>Writes what is not written yet.</summary>
    /// <exception cref="LandingException">Something changed meanwhile or cannot be written: <see cref="Undo"/>.</exception>
    public void Finish()
    {
        var entries = manifest.Entries.Index().Where(entry => entry.Item.Before != entry.Item.After).ToList();
        // Deletions first, innermost first, so that a file can take the place of a folder.
        foreach (
            var (number, entry) in entries
                .Where(e => e.Item.After.Kind == PathKind.Absent)
                .OrderByDescending(e => e.Item.Path, RepoPath.Order)
        )
        {
            if (!Holds(entry.Path, PathState.Absent))
                Take(number, entry);
            checkout.RemoveEmptyParents(entry.Path);
        }
        foreach (var (number, entry) in entries.Where(e => e.Item.After.Kind != PathKind.Absent))
        {
            var now = checkout.Read(entry.Path);
            if (now == entry.After)
                continue;
            // Nothing was there: what is there now is somebody's, and Place will say so.
            if (entry.Before.Kind != PathKind.Absent && now.Kind is not (PathKind.Absent or PathKind.Folder))
                Take(number, entry);
            if (now.Kind == PathKind.Folder)
                checkout.RemoveFolder(entry.Path); // an empty one holds nothing of anybody's
            checkout.Place(staging.New, entry.Path, entry.Path);
        }
        Verify();
    }

    /// <summary>Checks that every path is as planned, and that what was moved aside is what was seen before.</summary>
    public void Verify()
    {
        foreach (var (number, entry) in manifest.Entries.Index())
        {
            if (!Holds(entry.Path, entry.After))
                throw new LandingException(entry.Path, "somebody else changed it");
            var old = staging.Old.Read(Staging.Name(number));
            if (old.Kind != PathKind.Absent && old != entry.Before)
                throw new LandingException(entry.Path, "somebody else changed it");
        }
    }

    /// <summary>Paths that are neither old nor new: somebody changed them after the crash.</summary>
    public IReadOnlyList<RepoPath> FindForeign() =>
        [
            .. manifest
                .Entries.Index()
                .Where(entry => IsForeign(entry.Index, entry.Item))
                .Select(entry => entry.Item.Path),
        ];

    /// <summary>Takes back what was written and still is what was written, and puts the old files back where nothing is.</summary>
    /// <returns>Paths that somebody else holds now; they are left as they are.</returns>
    public IReadOnlyList<RepoPath> Undo()
    {
        var left = new List<RepoPath>();
        var entries = manifest.Entries.Index().Where(entry => entry.Item.Before != entry.Item.After).Reverse().ToList();
        foreach (var (number, entry) in entries.Where(e => e.Item.After.Kind != PathKind.Absent))
            if (checkout.Read(entry.Path) == entry.After && !TakeBack(number, entry))
                left.Add(entry.Path);
        foreach (var folder in manifest.NewFolders.Reverse())
            checkout.RemoveFolder(folder);
        foreach (var (number, entry) in entries)
            if (staging.Old.Read(Staging.Name(number)).Kind != PathKind.Absent && !GiveBack(number, entry))
                left.Add(entry.Path);
        return left;
    }

    private void Take(int number, WriteEntry entry) =>
        checkout.Take(entry.Path, staging.Old.Full(Staging.Name(number)));

    private bool TakeBack(int number, WriteEntry entry)
    {
        try
        {
            checkout.Take(entry.Path, staging.Undone.Full(Staging.Name(number)));
            if (staging.Undone.Read(Staging.Name(number)) == entry.After)
                return true;
            checkout.Place(staging.Undone, Staging.Name(number), entry.Path);
            return false;
        }
        catch (LandingException)
        {
            return false; // reported as left
        }
    }

    private bool GiveBack(int number, WriteEntry entry)
    {
        var now = checkout.Read(entry.Path);
        // A crash while giving back leaves both names of one file.
        if (now == staging.Old.Read(Staging.Name(number)))
            return staging.Old.Remove(Staging.Name(number));
        if (now.Kind != PathKind.Absent)
            return false;
        try
        {
            checkout.Place(staging.Old, Staging.Name(number), entry.Path);
            return true;
        }
        catch (LandingException)
        {
            return false; // reported as left
        }
    }

    // A deleted path may be a folder now, or lie below what is a file or link now: then it is as absent as can be.
    private bool Holds(RepoPath path, PathState wanted)
    {
        var now = checkout.Read(path);
        return now == wanted || (wanted.Kind == PathKind.Absent && now.Kind is PathKind.Folder or PathKind.Detour);
    }

    private bool IsForeign(int number, WriteEntry entry)
    {
        if (Holds(entry.Path, entry.After))
            return false;
        var now = checkout.Read(entry.Path);
        var old = staging.Old.Read(Staging.Name(number));
        return old.Kind == PathKind.Absent
            ? !Holds(entry.Path, entry.Before)
            : old != entry.Before || (now.Kind != PathKind.Absent && now != entry.Before);
    }
}
