using System.Diagnostics;

namespace Tests.Kernel.Zmtp;

/// <summary>Waits for what other threads bring about.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not within a minute.</exception>
    internal static void Until(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException("What was waited for did not happen.");
            }

            Thread.Sleep(5);
        }
    }
}
