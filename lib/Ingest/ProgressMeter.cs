using System.Diagnostics;
using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks.Ingest;

/// <summary>Turns what the loaders report about one source into progress over all of them, at most ten times a second.</summary>
internal sealed class ProgressMeter(IProgress<IngestProgress>? target, IReadOnlyList<SourceFile> sources)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _total = sources.Sum(source => source.Fingerprint.Bytes);
    private readonly Lock _gate = new();
    private TimeSpan _last = -Interval;
    private string _name = "";
    private int _number;
    private long _bytesBefore;
    private long _rowsBefore;

    internal void Begin(int number, string name)
    {
        _number = number;
        _name = name;
        Report(0, 0, force: true);
    }

    internal void End(long rows)
    {
        long bytes = sources[_number - 1].Fingerprint.Bytes;
        Report(1, rows, force: true);
        _bytesBefore += bytes;
        _rowsBefore += rows;
    }

    /// <summary>Reports the done part of the present source, 0 to 1, and its lines read so far.</summary>
    internal void Report(double fraction, long rows, bool force = false)
    {
        if (target is null)
        {
            return;
        }

        lock (_gate)
        {
            TimeSpan now = _clock.Elapsed;
            if (!force && now - _last < Interval)
            {
                return;
            }

            _last = now;
            long bytes = _bytesBefore + (long)(Math.Clamp(fraction, 0, 1) * sources[_number - 1].Fingerprint.Bytes);
            double speed = now > TimeSpan.Zero ? bytes / now.TotalSeconds : 0;
            target.Report(
                new IngestProgress
                {
                    File = _name,
                    FileNumber = _number,
                    FileCount = sources.Count,
                    Rows = _rowsBefore + rows,
                    BytesRead = bytes,
                    BytesTotal = _total,
                    BytesPerSecond = speed,
                    TimeLeft = speed > 0 ? TimeSpan.FromSeconds((_total - bytes) / speed) : null,
                }
            );
        }
    }
}
