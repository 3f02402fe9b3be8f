using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CSharpKernel.Jupyter;

/// <summary>Notices that the process which started the kernel is gone, so that no kernel is left over; the watching thread needs no thread pool.</summary>
internal static class ParentWatch
{
    /// <summary>The variable in which Jupyter names the parent: a process id, or on Windows a handle.</summary>
    public const string Variable = "JPY_PARENT_PID";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Whoever this process adopts is nobody's child any more.
    private const int AdoptingProcess = 1;
    private const int PermissionDenied = 1;

    /// <summary>Calls back, once, when the parent is gone; does nothing where there is no parent to watch.</summary>
    public static void Start(Action parentGone, Action<string> log)
    {
        var named = long.TryParse(
            Environment.GetEnvironmentVariable(Variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        );
        if (OperatingSystem.IsWindows())
        {
            if (named)
            {
                Watch(() => WaitForHandle((nint)number), parentGone, log);
            }
        }
        else
        {
            var parent = GetParentProcessId();
            var other = named && number != parent && number <= int.MaxValue && Exists((int)number) ? (int)number : 0;
            if (parent != AdoptingProcess || other != 0)
            {
                Watch(() => WaitForProcesses(parent, other), parentGone, log);
            }
        }
    }

    private static void Watch(Action wait, Action parentGone, Action<string> log) =>
        Background.Start(
            "parent watch",
            () =>
            {
                try
                {
                    wait();
                }
#pragma warning disable CA1031 // Told: a kernel whose parent cannot be watched serves all the same.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    log($"The parent process cannot be watched: {OneLine.Of(exception.Message)}");
                    return;
                }

                parentGone();
            }
        );

    // The direct parent may be a script that Jupyter, the other one, has started.
    private static void WaitForProcesses(int parent, int other)
    {
        while (GetParentProcessId() == parent && (other == 0 || Exists(other)))
        {
            Thread.Sleep(Interval);
        }
    }

    private static void WaitForHandle(nint handle)
    {
        using var own = new SafeWaitHandle(handle, ownsHandle: true);
        using var parent = new ManualResetEvent(initialState: false) { SafeWaitHandle = own };
        parent.WaitOne();
    }

    // Signal 0 asks whether the process could be sent a signal; one of another user exists too.
    private static bool Exists(int processId) =>
        Kill(processId, 0) == 0 || Marshal.GetLastPInvokeError() == PermissionDenied;

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetParentProcessId();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
