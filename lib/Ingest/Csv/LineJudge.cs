using System.Text.Unicode;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Accepts or rejects the records that are not plainly good, one by one, and says why. A record is a line, or the lines over which a quoted field spreads it.</summary>
internal sealed class LineJudge(CsvHeader header, CsvScan scan, List<Reject> rejects, LineRows? rows)
{
    private readonly LineFields fields = new(header.Delimiter);
    private readonly OpenRecord open = new();
    private readonly FieldValue[] values = new FieldValue[EventColumns.Count];

    /// <summary>Whether the last line ended inside a quoted field, so that the next one may belong to its record.</summary>
    internal bool IsInsideRecord => !open.IsEmpty;

    /// <summary>Judges a line without its line feed. A carriage return at its end belongs to the line end; any other one ends a line too.</summary>
    internal void Judge(ReadOnlySpan<byte> line, bool isTerminated)
    {
        bool hasReturn = !line.IsEmpty && line[^1] == '\r';
        var rest = hasReturn ? line[..^1] : line;
        int lone = rest.IndexOf((byte)'\r');
        while (lone >= 0)
        {
            Take(rest[..lone], "\r"u8);
            rest = rest[(lone + 1)..];
            lone = rest.IndexOf((byte)'\r');
        }

        Take(rest, "\r\n"u8[(hasReturn ? 0 : 1)..(isTerminated ? 2 : 1)]);
    }

    /// <summary>Counts and rejects a line of which only the beginning is known.</summary>
    internal void RejectTooLong(ReadOnlySpan<byte> beginning, long length)
    {
        while (IsInsideRecord)
        {
            GiveUp();
        }

        RejectLength(beginning, length);
    }

    /// <summary>Judges what is left at the end: of the file, where no quote closes any more, or of a stretch, behind which a line that is a record of its own begins the next one.</summary>
    internal void Finish(bool isEndOfFile)
    {
        while (IsInsideRecord && !isEndOfFile)
        {
            GiveUp();
        }

        if (IsInsideRecord)
        {
            var (record, breaks) = open.TakeRecord();
            JudgeRecord(record, [], breaks, mayGoOn: false);
        }
    }

    private void Take(ReadOnlySpan<byte> line, ReadOnlySpan<byte> end)
    {
        if (IsInsideRecord)
        {
            GoOn(line, end);
        }
        else
        {
            JudgeRecord(line, end, 0, mayGoOn: true);
        }
    }

    // Lines that are records of their own belong to no other: then the quote before them was left open by mistake.
    private void GoOn(ReadOnlySpan<byte> line, ReadOnlySpan<byte> end)
    {
        bool isOwnRecord = IsRecord(line);
        open.Add(line, end);
        if (isOwnRecord || open.Text.Length > CsvScanner.MaxLineBytes)
        {
            GiveUp();
        }
        else if (open.HasPairedQuotes && (fields.Split(open.Text) || fields.BrokenAfterQuote))
        {
            if (fields.BrokenAfterQuote && !IsRest(line))
            {
                GiveUp();
                return;
            }

            var (record, breaks) = open.TakeRecord();
            JudgeRecord(record, end, breaks, mayGoOn: false);
        }
    }

    // The first line is rejected alone, and those behind it are looked at again.
    private void GiveUp()
    {
        var lines = open.TakeLines();
        JudgeRecord(lines[0].Text, lines[0].End, 0, mayGoOn: false);
        foreach (var (text, end) in lines.AsSpan(1))
        {
            Take(text, end);
        }
    }

    /// <summary>Whether a line without its end is a good record by itself, which no open quote before it takes in.</summary>
    internal bool IsRecord(ReadOnlySpan<byte> line)
    {
        bool isRecord =
            fields.Split(line)
            && fields.Count == header.FieldCount
            && !fields.HasStrayQuote
            && !fields.IsEmpty(header.Positions[EventColumns.EventTime]);
        for (int column = 0; isRecord && column < EventColumns.Count; column++)
        {
            isRecord = Fault(line, column, isTerminated: true) is null;
        }

        return isRecord;
    }

    // The end of a record with a fault in its quotes, not the beginning of another one.
    private bool IsRest(ReadOnlySpan<byte> line) => fields.Split(line) && fields.Count < header.FieldCount;

    private void JudgeRecord(ReadOnlySpan<byte> record, ReadOnlySpan<byte> end, int breaks, bool mayGoOn)
    {
        bool isTooLong = record.Length > CsvScanner.MaxLineBytes;
        bool isSplit = !isTooLong && fields.Split(record);
        if (isTooLong)
        {
            RejectLength(record, record.Length);
        }
        else if (mayGoOn && !isSplit && !fields.BrokenAfterQuote)
        {
            open.Add(record, end);
        }
        else if (record.Contains((byte)0))
        {
            Reject(record, null, RejectKind.NulByte, $"NUL byte at byte {record.IndexOf((byte)0) + 1} of the line");
        }
        else if (!Utf8.IsValid(record))
        {
            Reject(record, null, RejectKind.InvalidUtf8, "the line is not UTF-8 text");
        }
        else if (isSplit)
        {
            JudgeFields(record, isTerminated: !end.IsEmpty, breaks);
        }
        else
        {
            string fault = fields.BrokenAfterQuote ? "text follows a closing quote" : "a quote never closes";
            Reject(
                record,
                NameAt(fields.BrokenField),
                RejectKind.UnquotedValue,
                $"{fault} in field {fields.BrokenField + 1}"
            );
        }

        scan.LineBreaks += breaks;
    }

    private void JudgeFields(ReadOnlySpan<byte> record, bool isTerminated, int breaks)
    {
        if (fields.Count != header.FieldCount)
        {
            RejectCount(record);
            return;
        }

        for (int column = 0; column < EventColumns.Count; column++)
        {
            bool hasBreak = breaks > 0 && fields.Bytes(record, header.Positions[column]).ContainsAny("\r\n"u8);
            if (hasBreak || Fault(record, column, isTerminated) is not null)
            {
                Reject(
                    record,
                    EventColumns.Names[column],
                    hasBreak ? RejectKind.LineBreak : RejectKind.Cast,
                    hasBreak ? FieldGrammar.LineBreakFault : Fault(record, column, isTerminated)!
                );
                return;
            }
        }

        Accept(record);
    }

    private string? Fault(ReadOnlySpan<byte> record, int column, bool isTerminated)
    {
        var text = fields.Bytes(record, header.Positions[column]);
        values[column] = new FieldValue(0);
        return text.IsEmpty ? null
            : column == EventColumns.UserSession ? SessionFault(text, isTerminated)
            : FieldGrammar.Read(column, text, out values[column]);
    }

    // A last line without line end whose session has not the form of all others was cut while it was written.
    private string? SessionFault(ReadOnlySpan<byte> session, bool isTerminated) =>
        !isTerminated && (scan.Accepted > 0 || !scan.IsFirst) && scan.SessionsAreUuids && !FieldGrammar.IsUuid(session)
            ? $"'{RawLine.Shorten(RawLine.Show(session))}' is not a UUID as every other session is, and the line has no end: it was cut"
            : null;

    private void Accept(ReadOnlySpan<byte> record)
    {
        scan.Lines++;
        scan.Accepted++;
        scan.CutTimes += values[EventColumns.EventTime].IsCut ? 1 : 0;
        for (int column = 0; column < EventColumns.Count; column++)
        {
            scan.ColumnBytes[column] += fields.Bytes(record, header.Positions[column]).Length;
        }

        var session = fields.Bytes(record, header.Positions[EventColumns.UserSession]);
        scan.SessionsAreUuids &= session.IsEmpty || FieldGrammar.IsUuid(session);
        rows?.Add(record, fields, values);
    }

    private void RejectLength(ReadOnlySpan<byte> beginning, long length) =>
        Reject(
            beginning,
            null,
            RejectKind.LineTooLong,
            $"the line has {length} bytes; at most {CsvScanner.MaxLineBytes} are read"
        );

    private void RejectCount(ReadOnlySpan<byte> record)
    {
        bool few = fields.Count < header.FieldCount;
        int found = record.IsEmpty ? 0 : fields.Count;
        Reject(
            record,
            few ? NameAt(found) : null,
            few ? RejectKind.MissingColumns : RejectKind.TooManyColumns,
            $"{header.FieldCount} fields are expected, {found} found"
        );
    }

    private void Reject(ReadOnlySpan<byte> record, string? column, string kind, string message)
    {
        // The header is line 1, so the first line after it is line 2.
        var reject = new Reject(scan.Lines + scan.LineBreaks + 2, column, kind, message, RawLine.Show(record));
        scan.Lines++;
        scan.Rejected++;
        rejects.Add(reject);
    }

    private string? NameAt(int field) =>
        field < header.FieldCount && header.ColumnAt[field] >= 0 ? EventColumns.Names[header.ColumnAt[field]] : null;
}
