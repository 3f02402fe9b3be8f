using EcommerceNotebooks.Ingest.Columnar;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Takes row groups from several threads and writes them in the order of their numbers, from 0 without a gap.</summary>
internal sealed class OrderedGroups(EventFileWriter writer, long size, ProgressMeter progress)
{
    // Groups that may wait for an earlier one, each some megabytes.
    private const int MostWaiting = 2;

    private readonly object gate = new();
    private readonly Dictionary<int, RowGroup> waiting = [];
    private int next;
    private long bytes;
    private long lines;

    /// <summary>What all lines added so far hold.</summary>
    internal CsvScan Whole { get; } = new();

    /// <summary>Waits until there is room for another group; false when the token was cancelled.</summary>
    internal bool WaitForRoom(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(Wake);
        lock (gate)
        {
            while (waiting.Count >= MostWaiting && !cancellationToken.IsCancellationRequested)
            {
                Monitor.Wait(gate);
            }

            return !cancellationToken.IsCancellationRequested;
        }
    }

    /// <summary>Reports bytes and lines that some thread has read.</summary>
    internal void Advance(long newBytes, long newLines) =>
        progress.Report(Interlocked.Add(ref bytes, newBytes) / (double)size, Interlocked.Add(ref lines, newLines));

    /// <summary>Adds a group and what its lines hold; writes it and those that waited for it.</summary>
    internal void Add(int number, RowGroup group, CsvScan scan)
    {
        lock (gate)
        {
            Whole.Add(scan);
            waiting.Add(number, group);
            while (waiting.Remove(next, out var ready))
            {
                writer.Add(ready);
                next++;
            }

            Monitor.PulseAll(gate);
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }
}
