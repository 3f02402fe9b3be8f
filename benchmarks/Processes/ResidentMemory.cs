using System.Globalization;

namespace Benchmarks.Processes;

/// <summary>Resident memory as Linux tells it in /proc, in bytes.</summary>
internal static class ResidentMemory
{
    private const long BytesPerKibibyte = 1024;
    private const string ForgetPeak = "5";

    /// <summary>This process's largest resident memory since it began or since <see cref="RestartPeak"/>.</summary>
    internal static long OwnPeak() => Field("/proc/self/status", "VmHWM:") ?? 0;

    /// <summary>Lets the peak of this process begin again at what is resident now; false where the system does not allow it.</summary>
    internal static bool RestartPeak()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", ForgetPeak);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The memory of a process that belongs to no file; null once it has ended.</summary>
    internal static long? Anonymous(int processId) =>
        Field(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/status"), "RssAnon:");

    private static long? Field(string path, string name)
    {
        try
        {
            return Parse(File.ReadAllText(path), name);
        }
        catch (IOException)
        {
            // The process ended between two looks: there is nothing left to read.
            return null;
        }
    }

    /// <summary>The value of a line such as "VmHWM:     1024 kB", in bytes; null where there is none.</summary>
    internal static long? Parse(string status, string name)
    {
        var line = status.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null
            ? null
            : long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
                * BytesPerKibibyte;
    }
}
