namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What reading every line of one CSV has found.</summary>
internal sealed class CsvScan
{
    /// <summary>Records: a line each, or the lines over which a quoted field spreads one.</summary>
    internal long Lines { get; set; }

    /// <summary>Line ends inside records.</summary>
    internal long LineBreaks { get; set; }

    internal long Accepted { get; set; }

    internal long Rejected { get; set; }

    internal long Bytes { get; set; }

    /// <summary>Bytes of each column's fields in the accepted lines, without separators.</summary>
    internal long[] ColumnBytes { get; } = new long[EventColumns.Count];

    /// <summary>Whether every session met so far is a UUID or NULL.</summary>
    internal bool SessionsAreUuids { get; set; } = true;

    internal SessionType SessionType => SessionsAreUuids ? SessionType.Uuid : SessionType.Varchar;

    /// <summary>Accepted times of which a fraction of a second was cut off.</summary>
    internal long CutTimes { get; set; }

    /// <summary>Whether the part begins behind the header.</summary>
    internal bool IsFirst { get; init; } = true;

    /// <summary>Adds what the scan of a later part of the same file has found.</summary>
    internal void Add(CsvScan part)
    {
        Lines += part.Lines;
        LineBreaks += part.LineBreaks;
        Accepted += part.Accepted;
        Rejected += part.Rejected;
        Bytes += part.Bytes;
        SessionsAreUuids &= part.SessionsAreUuids;
        CutTimes += part.CutTimes;
        for (int column = 0; column < ColumnBytes.Length; column++)
        {
            ColumnBytes[column] += part.ColumnBytes[column];
        }
    }
}
