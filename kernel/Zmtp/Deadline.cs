using System.Diagnostics;

namespace CSharpKernel.Zmtp;

/// <summary>A moment by which something must have happened, on the monotonic clock.</summary>
internal readonly struct Deadline
{
    private readonly long beginning = Stopwatch.GetTimestamp();
    private readonly TimeSpan limit;

    private Deadline(TimeSpan limit) => this.limit = limit;

    public TimeSpan Remaining => limit - Stopwatch.GetElapsedTime(beginning);

    public static Deadline After(TimeSpan limit) => new(limit);

    /// <summary>At least 1, as 0 means for ever to a socket.</summary>
    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    public int RemainingMilliseconds()
    {
        var remaining = Remaining;
        return remaining > TimeSpan.Zero
            ? (int)Math.Clamp(Math.Ceiling(remaining.TotalMilliseconds), 1, int.MaxValue)
            : throw new TimeoutException();
    }
}
