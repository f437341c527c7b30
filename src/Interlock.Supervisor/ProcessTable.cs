using System.Text;

namespace Interlock.Supervisor;

/// <summary>Reads the system's processes from <c>/proc</c> (proc(5)); empty where there is none.</summary>
internal static unsafe class ProcessTable
{
    // Offset of d_name in the 64-bit struct dirent of glibc and musl.
    private const int NameOffset = 19;

    /// <summary>All processes that can be seen.</summary>
    public static List<ProcessEntry> Read()
    {
        var all = new List<ProcessEntry>(256);
        nint directory;
        fixed (byte* path = "/proc\0"u8)
            directory = Native.OpenDirectory(path);
        if (directory == 0)
            return all;
        for (byte* entry; (entry = Native.ReadDirectory(directory)) != null; )
        {
            var pid = Number(entry + NameOffset);
            if (pid > 0 && Read(pid) is { } process)
                all.Add(process);
        }

        _ = Native.CloseDirectory(directory);
        return all;
    }

    /// <summary>One process, or null when it is gone.</summary>
    public static ProcessEntry? Read(int pid)
    {
        const int size = 1024;
        var buffer = stackalloc byte[size];
        var length = ReadFile(pid, "stat", buffer, size);
        return length > 0 ? Parse(new ReadOnlySpan<byte>(buffer, length)) : null;
    }

    /// <summary>Reads the beginning of a file of <c>/proc/PID</c>; the bytes read, or -1.</summary>
    public static int ReadFile(int pid, string name, byte* buffer, int size)
    {
        var path = Encoding.UTF8.GetBytes($"/proc/{pid}/{name}\0");
        int file;
        fixed (byte* start = path)
            file = Native.Open(start, 0);
        if (file < 0)
            return -1;
        var length = 0;
        for (nint count; length < size; length += (int)count)
            if ((count = Native.Read(file, buffer + length, (nuint)(size - length))) <= 0)
                break;
        _ = Native.Close(file);
        return length;
    }

    /// <summary>
    /// Those of a table that are, by any number of steps, children of the given roots; not the roots.
    /// </summary>
    public static List<ProcessEntry> Below(List<ProcessEntry> table, HashSet<int> roots)
    {
        var known = new HashSet<int>(roots);
        var below = new List<ProcessEntry>();
        for (var grown = true; grown; )
        {
            grown = false;
            foreach (var process in table)
            {
                if (!known.Contains(process.Parent) || !known.Add(process.Pid))
                    continue;
                below.Add(process);
                grown = true;
            }
        }

        return below;
    }

    // pid (comm) state ppid pgrp session … starttime is field 22; comm may hold anything, so it is skipped from its
    // end.
    private static ProcessEntry? Parse(ReadOnlySpan<byte> stat)
    {
        var end = stat.LastIndexOf((byte)')');
        if (end < 0)
            return null;
        var pid = 0;
        foreach (var digit in stat[..stat.IndexOf((byte)' ')])
            pid = (pid * 10) + (digit - '0');
        var state = (char)stat[end + 2];
        Span<ulong> fields = stackalloc ulong[19];
        var rest = stat[(end + 4)..];
        var field = 0;
        foreach (var character in rest)
        {
            if (character == ' ')
                field++;
            else if (field < fields.Length && character is >= (byte)'0' and <= (byte)'9')
                fields[field] = (fields[field] * 10) + (ulong)(character - '0');
        }

        return new ProcessEntry(pid, (int)fields[0], (int)fields[2], state, fields[18]);
    }

    private static int Number(byte* name)
    {
        var number = 0;
        for (; *name != 0; name++)
        {
            if (*name is < (byte)'0' or > (byte)'9')
                return -1;
            number = (number * 10) + (*name - '0');
        }

        return number;
    }
}
