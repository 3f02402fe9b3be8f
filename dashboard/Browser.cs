using System.ComponentModel;
using System.Diagnostics;

namespace Dashboard;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address, where there is a screen; without one, or without a browser, the printed address has to do.</summary>
    internal static void Open(Uri address)
    {
        bool hasScreen =
            !OperatingSystem.IsLinux()
            || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        if (!hasScreen)
        {
            return;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Win32Exception error)
        {
            Console.Error.WriteLine($"No browser could be opened: {error.Message}");
        }
    }
}
