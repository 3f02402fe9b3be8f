namespace CSharpKernel.Installation;

/// <summary>Marks the folder of a kernel's files as in use, so that no installation removes it under a running kernel; the mark ends with the process, however it ends.</summary>
public static class CopyUse
{
    internal const string LockFile = "in-use.lock";

    private const int MostAttempts = 50;
    private const int PauseMilliseconds = 10;

    /// <summary>Marks the folder that this process runs from until the result is disposed; null when it is no installed copy.</summary>
    public static IDisposable? Hold() => Hold(AppContext.BaseDirectory);

    internal static IDisposable? Hold(string folder)
    {
        var file = Path.Combine(folder, LockFile);
        for (var attempt = 1; File.Exists(file); attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // An installation is looking at the mark, which takes it no time.
                Thread.Sleep(PauseMilliseconds);
            }
        }

        return null;
    }

    internal static bool IsHeld(string folder)
    {
        var file = Path.Combine(folder, LockFile);
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var alone = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
