namespace Benchmarks.Sizes;

/// <summary>Samples the bytes below a folder, which need not exist yet, until it is stopped, and keeps the largest.</summary>
internal sealed class DiskPeak : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim stopped = new();
    private readonly Thread thread;
    private long peak;

    internal DiskPeak(string folder)
    {
        thread = new Thread(() => Sample(folder)) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Ends the sampling; the largest sum that was seen.</summary>
    internal long Stop()
    {
        stopped.Set();
        thread.Join();
        return peak;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        stopped.Dispose();
    }

    private void Sample(string folder)
    {
        do
        {
            peak = Math.Max(peak, BytesBelow(folder));
        } while (!stopped.Wait(Interval));
    }

    // Files and folders come and go while they are counted; one that has gone has no bytes.
    private static long BytesBelow(string folder)
    {
        long bytes = 0;
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                try
                {
                    bytes += file.Length;
                }
                catch (FileNotFoundException)
                {
                    continue;
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            return bytes;
        }

        return bytes;
    }
}
