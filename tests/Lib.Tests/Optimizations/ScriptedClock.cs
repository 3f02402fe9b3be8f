namespace Tests.Optimizations;

/// <summary>A clock on which the runs that are timed take the given milliseconds, one after another; after the last of them every run takes as long as that.</summary>
internal sealed class ScriptedClock(params IReadOnlyList<int> milliseconds) : TimeProvider
{
    private long now;
    private int calls;

    public override long TimestampFrequency => 1_000;

    /// <summary>Runs timed so far.</summary>
    internal int Runs => calls / 2;

    /// <summary>Whether no run is being timed now.</summary>
    internal bool IsBetweenRuns => calls % 2 == 0;

    // A run asks twice: at its start and at its end.
    public override long GetTimestamp()
    {
        if (calls % 2 == 1)
        {
            now += milliseconds[Math.Min(Runs, milliseconds.Count - 1)];
        }

        calls++;
        return now;
    }
}
