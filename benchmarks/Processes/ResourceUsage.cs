using System.Runtime.InteropServices;

namespace Benchmarks.Processes;

/// <summary>The operating system's account (getrusage) of the children that this process has waited for.</summary>
internal static partial class ResourceUsage
{
    private const int Children = -1;
    private const double MicrosecondsPerSecond = 1e6;
    private const long BytesPerKibibyte = 1024;

    /// <summary>Processor seconds of all of them together, and the largest resident memory of any, in bytes.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux, whose units these are.</exception>
    internal static (double ProcessorSeconds, long PeakBytes) OfChildren()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Whole processes are measured on Linux only.");
        }

        return GetUsage(Children, out var usage) == 0
            ? (
                usage.UserSeconds
                    + usage.SystemSeconds
                    + ((usage.UserMicroseconds + usage.SystemMicroseconds) / MicrosecondsPerSecond),
                usage.PeakKibibytes * BytesPerKibibyte
            )
            : throw new InvalidOperationException($"getrusage failed with error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>Writes everything that waits in the operating system's buffers to disk, so that one run does not pay for another's output.</summary>
    [LibraryImport("libc", EntryPoint = "sync")]
    internal static partial void FlushDisks();

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, out Usage usage);

    /// <summary>struct rusage of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Usage
    {
        internal long UserSeconds;
        internal long UserMicroseconds;
        internal long SystemSeconds;
        internal long SystemMicroseconds;
        internal long PeakKibibytes;
        private fixed long others[13];
    }
}
