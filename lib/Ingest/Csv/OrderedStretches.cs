using EcommerceNotebooks.Ingest.Columnar;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What a stretch of lines holds.</summary>
/// <param name="Group">The accepted lines; null where there are none.</param>
/// <param name="Scan">What was counted.</param>
/// <param name="Rejects">The other lines, numbered as if the stretch followed the header.</param>
internal sealed record Stretch(RowGroup? Group, CsvScan Scan, IReadOnlyList<Reject> Rejects);

/// <summary>Takes stretches from several threads and writes them in the order of their numbers, from 0 without a gap.</summary>
internal sealed class OrderedStretches(EventFileWriter writer, RejectWriter rejects, long size, ProgressMeter progress)
{
    // Stretches that may wait for an earlier one, each some megabytes.
    private const int MostWaiting = 2;

    private readonly object gate = new();
    private readonly Dictionary<int, Stretch> waiting = [];
    private int next;
    private long bytes;
    private long lines;

    /// <summary>What all lines added so far hold.</summary>
    internal CsvScan Whole { get; } = new();

    /// <summary>Waits until there is room for another stretch; false when the token was cancelled.</summary>
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

    /// <summary>Adds a stretch; writes it and those that waited for it.</summary>
    /// <exception cref="IngestException">Too many lines are rejected.</exception>
    internal void Add(int number, Stretch stretch)
    {
        lock (gate)
        {
            waiting.Add(number, stretch);
            while (waiting.Remove(next, out var ready))
            {
                Write(ready);
                next++;
            }

            Monitor.PulseAll(gate);
        }
    }

    private void Write(Stretch stretch)
    {
        long linesBefore = Whole.Lines + Whole.LineBreaks;
        foreach (var reject in stretch.Rejects)
        {
            rejects.Add(reject with { Line = reject.Line + linesBefore });
        }

        Whole.Add(stretch.Scan);
        if (stretch.Group is { } group)
        {
            writer.Add(group);
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
