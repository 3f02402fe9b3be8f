using Microsoft.Win32.SafeHandles;

namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// The database files that this process has open, each under the name by which the engine's driver joins connections. One instance writes; those that only read are told apart by their options and by
/// the file, because a file that took the place of an open one has its path too.
/// </summary>
internal static class OpenFiles
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Entry> Entries = new(StringComparer.OrdinalIgnoreCase);

    // The name of a file that is gone is not given to another: a connection may have outlived its shop.
    private static readonly Dictionary<(string Path, DatabaseUse Use, FileStamp Stamp), int> Spellings = [];

    /// <summary>Takes a place among the users of a file, and gives the name by which it is to be opened.</summary>
    /// <exception cref="InvalidOperationException">It is open in a way that excludes this one.</exception>
    internal static string Enter(string path, DatabaseUse use)
    {
        lock (Gate)
        {
            string name = path;
            if (use.Options.ReadOnly)
            {
                var file = (path, use, FileStamp.Of(path) ?? new FileStamp(0, default, default));
                if (!Spellings.TryGetValue(file, out int number))
                {
                    Spellings[file] = number = Spellings.Keys.Count(each => each.Path == path);
                }

                name = Spelling(path, number);
            }

            if (Of(path).FirstOrDefault(each => each.Excludes(name, use)) is { } other)
            {
                throw new InvalidOperationException(
                    $"\"{path}\" is open in this process with other options ({other.Use.Options}), and all that use it share one instance of the engine: close it first."
                );
            }

            if (!Entries.TryGetValue(name, out var entry))
            {
                Entries[name] = entry = new Entry(name, path, use);
            }

            entry.Users++;
            return name;
        }
    }

    /// <summary>Gives the place back.</summary>
    internal static void Leave(string name)
    {
        lock (Gate)
        {
            var entry = Entries[name];
            if (--entry.Users == 0)
            {
                Entries.Remove(name);
                entry.Kept.ForEach(handle => handle.Dispose());
            }
        }
    }

    /// <summary>Whether this process reads the file.</summary>
    internal static bool IsRead(string path)
    {
        lock (Gate)
        {
            return Of(path).Any(each => each.Use.Options.ReadOnly);
        }
    }

    /// <summary>Closes a handle to a file once nobody in this process has the file open: with any handle, the system gives back the locks that the process holds on the file.</summary>
    internal static void CloseAfterUse(string path, SafeFileHandle handle)
    {
        lock (Gate)
        {
            if (Of(path).FirstOrDefault() is { } user)
            {
                user.Kept.Add(handle);
            }
            else
            {
                handle.Dispose();
            }
        }
    }

    private static IEnumerable<Entry> Of(string path) =>
        Entries.Values.Where(each => each.Path.Equals(path, StringComparison.Ordinal));

    // Another text for the same path: between the folder and the file the digits of a number, "//" as 0 and "/./" as 1.
    private static string Spelling(string path, int number)
    {
        if (number == 0)
        {
            return path;
        }

        string digits = Convert.ToString(number, toBase: 2);
        return Path.GetDirectoryName(path)!.TrimEnd('/')
            + string.Concat(digits.Select(digit => digit == '0' ? "/" : "/."))
            + "/"
            + Path.GetFileName(path);
    }

    private sealed class Entry(string name, string path, DatabaseUse use)
    {
        internal string Path => path;

        internal DatabaseUse Use => use;

        internal int Users { get; set; }

        internal List<SafeFileHandle> Kept { get; } = [];

        internal bool Excludes(string otherName, DatabaseUse other) =>
            name == otherName ? use != other : !use.Options.ReadOnly || !other.Options.ReadOnly;
    }
}

/// <summary>How a database is used.</summary>
/// <param name="Options">The options of its shop.</param>
/// <param name="OnlyFolder">The one folder that statements may read from besides the database, the settings being locked; null for no such bound.</param>
internal sealed record DatabaseUse(ShopOptions Options, string? OnlyFolder = null);
