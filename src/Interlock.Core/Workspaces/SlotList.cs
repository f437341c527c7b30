using System.Globalization;
using Interlock.Core.Git;

namespace Interlock.Core.Workspaces;

/// <summary>The slots of a pool on disk. Every change of hands happens under the pool's lock.</summary>
/// <param name="folder">The pool's folder.</param>
internal sealed class SlotList(string folder)
{
    /// <summary>All slots, in order of their numbers.</summary>
    internal IReadOnlyList<Slot> All() =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateDirectories(folder)
                    .Where(d =>
                        int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                    )
                    .Select(d => new Slot(d))
                    .OrderBy(s => s.Number),
            ];

    /// <summary>Slots whose owner fulfils a condition, with their leases.</summary>
    internal IEnumerable<(Slot Slot, LeaseRecord Lease)> Leased(Func<string, bool> isOwner) =>
        All().Select(s => (Slot: s, Lease: s.ReadLease()!)).Where(s => s.Lease is not null && isOwner(s.Lease.Owner));

    /// <summary>A free slot, best one that holds the tree already; a new one when there is none.</summary>
    /// <returns>The slot, and whether it is new.</returns>
    internal (Slot Slot, bool IsNew) Choose(ObjectId tree)
    {
        var all = All();
        Slot? other = null;
        foreach (var slot in all.Where(s => s.IsFree))
        {
            if (slot.ReadRecord()?.Tree == tree)
                return (slot, false);
            other ??= slot;
        }
        return other is not null ? (other, false) : (Make(all), true);
    }

    /// <summary>A new, empty slot.</summary>
    internal Slot Make(IReadOnlyList<Slot> all)
    {
        var number = 1;
        foreach (var slot in all)
            if (slot.Number == number)
                number++;
        var made = new Slot(Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture)));
        Directory.CreateDirectory(made.Folder);
        return made;
    }
}
