using System.Collections.Concurrent;
using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>The lines of a batch of events and what was counted in it.</summary>
internal sealed class CsvLines
{
    private static readonly ConcurrentBag<byte[]> Buffers = [];
    private readonly byte[] buffer;
    private readonly int length;

    private CsvLines(byte[] buffer, int length, TruthCounter counter)
    {
        this.buffer = buffer;
        this.length = length;
        Counter = counter;
    }

    /// <summary>The lines, each with its line end.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>What the lines hold.</summary>
    public TruthCounter Counter { get; }

    /// <summary>Formats and counts a batch, which is given back.</summary>
    public static CsvLines Of(EventBatch batch)
    {
        var counter = new TruthCounter();
        counter.Add(batch);
        var buffer = Buffers.TryTake(out var used) ? used : [];
        var length = CsvBatchFormatter.Shared.Format(batch, ref buffer);
        batch.Return();
        return new CsvLines(buffer, length, counter);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Return() => Buffers.Add(buffer);
}
