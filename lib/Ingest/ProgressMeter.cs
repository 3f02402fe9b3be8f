using System.Diagnostics;
using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks.Ingest;

/// <summary>Turns what the loaders report about one source into progress over all of them, at most ten times a second.</summary>
internal sealed class ProgressMeter(IProgress<IngestProgress>? target, IReadOnlyList<SourceFile> sources)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly long total = sources.Sum(source => source.Fingerprint.Bytes);
    private readonly Lock gate = new();
    private TimeSpan last = -Interval;
    private string name = "";
    private int number;
    private long bytesBefore;
    private long rowsBefore;
    private double furthest;

    internal void Begin(int number, string name)
    {
        this.number = number;
        this.name = name;
        furthest = 0;
        Report(0, 0, force: true);
    }

    internal void End(long rows)
    {
        long bytes = sources[number - 1].Fingerprint.Bytes;
        Report(1, rows, force: true);
        bytesBefore += bytes;
        rowsBefore += rows;
    }

    /// <summary>Reports the done part of the present source, 0 to 1, and its lines read so far. A way of loading that begins again does not lead back.</summary>
    internal void Report(double fraction, long rows, bool force = false)
    {
        if (target is null)
        {
            return;
        }

        lock (gate)
        {
            var now = clock.Elapsed;
            if (!force && now - last < Interval)
            {
                return;
            }

            last = now;
            furthest = Math.Max(furthest, Math.Clamp(fraction, 0, 1));
            long bytes = bytesBefore + (long)(furthest * sources[number - 1].Fingerprint.Bytes);
            double speed = now > TimeSpan.Zero ? bytes / now.TotalSeconds : 0;
            target.Report(
                new IngestProgress
                {
                    File = name,
                    FileNumber = number,
                    FileCount = sources.Count,
                    Rows = rowsBefore + rows,
                    BytesRead = bytes,
                    BytesTotal = total,
                    BytesPerSecond = speed,
                    TimeLeft = speed > 0 ? TimeSpan.FromSeconds((total - bytes) / speed) : null,
                }
            );
        }
    }
}
