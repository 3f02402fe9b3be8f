namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Reads and judges a whole file, in parts side by side, as long as every line is good.</summary>
internal sealed class GoodLines(LoadContext context)
{
    // Smaller parts are not worth a thread.
    private const long LeastPartBytes = 16 << 20;

    /// <summary>What the file holds, or null as soon as a line is faulty or can be read in more than one way.</summary>
    internal CsvScan? Scan(string path, CsvHeader header, double shareOfProgress)
    {
        long[] bounds = Bounds(path, header);
        CsvScan[] parts = [.. Enumerable.Range(0, bounds.Length - 1).Select(_ => new CsvScan())];
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        Task[] tasks = [.. parts.Select((part, i) => Task.Run(() => Run(i), enough.Token))];
        Task.WhenAny(Task.WhenAll(tasks)).Wait(CancellationToken.None);
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (var task in tasks.Where(task => !task.IsCanceled))
        {
            task.GetAwaiter().GetResult();
        }

        var whole = parts[0];
        foreach (var part in parts[1..])
        {
            whole.Add(part);
        }

        return enough.IsCancellationRequested || !IsGood(whole) ? null : whole;

        void Run(int i)
        {
            using var file = CsvFile.Open(path);
            new CsvScanner(header, parts[i], IgnoredRejects.Instance).Run(
                file,
                bounds[i],
                bounds[i + 1],
                bytes => Advance(i, bytes),
                enough.Token
            );
        }

        void Advance(int i, long bytes)
        {
            if (!IsGood(parts[i]))
            {
                enough.Cancel();
            }

            if (i == 0)
            {
                double done = (double)bytes / Math.Max(1, bounds[1]);
                context.Progress.Report(shareOfProgress * done, parts[0].Lines * parts.Length);
            }
        }
    }

    private static bool IsGood(CsvScan scan) => scan.Rejected == 0 && !scan.NeedsRewriting;

    // Every part begins at the beginning of a line.
    private static long[] Bounds(string path, CsvHeader header)
    {
        using var file = CsvFile.Open(path);
        long size = file.Length;
        long count = Math.Clamp(size / LeastPartBytes, 1, Environment.ProcessorCount);
        var bounds = new SortedSet<long> { header.ByteLength, size };
        for (long i = 1; i < count; i++)
        {
            bounds.Add(NextLine(file, Math.Max(header.ByteLength, size / count * i)));
        }

        return bounds.Count > 1 ? [.. bounds] : [size, size];
    }

    private static long NextLine(FileStream file, long offset)
    {
        byte[] buffer = new byte[1 << 16];
        file.Position = offset;
        while (true)
        {
            int read = file.Read(buffer);
            int end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (read == 0 || end >= 0)
            {
                return read == 0 ? file.Length : file.Position - read + end + 1;
            }
        }
    }
}
