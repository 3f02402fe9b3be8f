namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What reading every line of one CSV has found.</summary>
internal sealed class CsvScan
{
    /// <summary>More rejected lines than this are not compared one by one with the engine's.</summary>
    internal const int ComparedRejects = 10_000;

    private readonly List<long> _rejectedLines = [];

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

    /// <summary>Rejected lines that are not empty, ascending: what the engine must reject too.</summary>
    internal IReadOnlyList<long> RejectedLines => _rejectedLines;

    internal void Reject(in Reject reject, bool isEmptyLine)
    {
        Rejected++;
        RejectedByKind[reject.Kind] = RejectedByKind.GetValueOrDefault(reject.Kind) + 1;
        if (isEmptyLine)
        {
            return;
        }

        if (_rejectedLines.Count < ComparedRejects)
        {
            _rejectedLines.Add(reject.Line);
        }
        else
        {
            IsAmbiguous = true;
        }
    }
}
