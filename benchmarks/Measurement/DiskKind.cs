using System.Globalization;

namespace Benchmarks.Measurement;

/// <summary>What is known of the disk under a folder.</summary>
internal static class DiskKind
{
    private const string Mounts = "/proc/self/mountinfo";

    /// <summary>The file system and, where Linux tells it, whether the disk turns, such as "ext4, disk reported as solid".</summary>
    internal static string Of(string folder)
    {
        var format = new DriveInfo(Mount(folder)).DriveFormat;
        return Rotational(folder) switch
        {
            "0" => $"{format}, disk reported as solid",
            "1" => $"{format}, disk reported as rotating",
            _ => format,
        };
    }

    private static string Mount(string folder) =>
        File.Exists(Mounts) ? Find(folder)?[4] ?? "/" : Path.GetPathRoot(Path.GetFullPath(folder))!;

    private static string? Rotational(string folder)
    {
        if (!File.Exists(Mounts) || Find(folder) is not { } fields)
        {
            return null;
        }

        var device = string.Create(CultureInfo.InvariantCulture, $"/sys/dev/block/{fields[2]}");
        return new[] { $"{device}/queue/rotational", $"{device}/../queue/rotational" }
            .Where(File.Exists)
            .Select(path => File.ReadAllText(path).Trim())
            .FirstOrDefault();
    }

    // The longest mount point above the folder: fields 2 and 4 of a line are the device's numbers and the mount point.
    private static string[]? Find(string folder) =>
        File.ReadLines(Mounts)
            .Select(line => line.Split(' '))
            .Where(fields => fields.Length > 4 && IsAbove(fields[4], Path.GetFullPath(folder)))
            .MaxBy(fields => fields[4].Length);

    private static bool IsAbove(string mount, string folder) =>
        mount == "/" || folder == mount || folder.StartsWith(mount + "/", StringComparison.Ordinal);
}
