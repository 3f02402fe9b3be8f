namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What reading every line of one CSV has found.</summary>
internal sealed class CsvScan
{
    internal long Lines { get; set; }

    internal long Accepted { get; set; }

    internal long Rejected { get; private set; }

    internal long Bytes { get; set; }

    /// <summary>Bytes of each column's fields in the accepted lines, without separators.</summary>
    internal long[] ColumnBytes { get; } = new long[EventColumns.Count];

    /// <summary>Rejected lines by kind.</summary>
    internal SortedDictionary<string, long> RejectedByKind { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every session met so far is a UUID or NULL.</summary>
    internal bool SessionsAreUuids { get; set; } = true;

    internal SessionType SessionType => SessionsAreUuids ? SessionType.Uuid : SessionType.Varchar;

    /// <summary>Whether some line can be read in more than one way, so that the engine must be given a rewritten file.</summary>
    internal bool NeedsRewriting => IsAmbiguous || (LinesWithReturn > 0 && LinesWithReturn < LinesWithEnd);

    internal bool IsAmbiguous { get; set; }

    /// <summary>Line ends met, the header's included; a file that mixes LF and CRLF is read differently from reader to reader.</summary>
    internal long LinesWithEnd { get; set; }

    /// <summary>Those line ends that are CRLF.</summary>
    internal long LinesWithReturn { get; set; }

    /// <summary>Adds what the scan of a later part of the same file has found.</summary>
    internal void Add(CsvScan part)
    {
        Lines += part.Lines;
        Accepted += part.Accepted;
        Rejected += part.Rejected;
        Bytes += part.Bytes;
        SessionsAreUuids &= part.SessionsAreUuids;
        IsAmbiguous |= part.IsAmbiguous;
        LinesWithEnd += part.LinesWithEnd;
        LinesWithReturn += part.LinesWithReturn;
        for (int column = 0; column < ColumnBytes.Length; column++)
        {
            ColumnBytes[column] += part.ColumnBytes[column];
        }

        foreach ((string kind, long lines) in part.RejectedByKind)
        {
            RejectedByKind[kind] = RejectedByKind.GetValueOrDefault(kind) + lines;
        }
    }

    internal void Reject(in Reject reject)
    {
        Rejected++;
        RejectedByKind[reject.Kind] = RejectedByKind.GetValueOrDefault(reject.Kind) + 1;
    }
}
