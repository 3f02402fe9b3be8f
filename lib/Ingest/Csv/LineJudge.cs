using System.Text.Unicode;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Accepts or rejects the lines that are not plainly good, one by one, and says why.</summary>
internal sealed class LineJudge(
    CsvHeader header,
    CsvScan scan,
    IRejectSink rejects,
    CleanCsvWriter? clean,
    LineRows? rows
)
{
    private readonly LineFields fields = new();

    /// <summary>Judges a line without its line feed. A carriage return at its end belongs to the line end; any other one ends a line too.</summary>
    internal void Judge(ReadOnlySpan<byte> line, bool isTerminated)
    {
        bool hasReturn = !line.IsEmpty && line[^1] == '\r';
        var rest = hasReturn ? line[..^1] : line;
        scan.LinesWithEnd += isTerminated ? 1 : 0;
        scan.LinesWithReturn += isTerminated && hasReturn ? 1 : 0;
        int lone = rest.IndexOf((byte)'\r');
        while (lone >= 0)
        {
            scan.IsAmbiguous = true;
            JudgeLine(rest[..lone], true);
            rest = rest[(lone + 1)..];
            lone = rest.IndexOf((byte)'\r');
        }

        JudgeLine(rest, isTerminated || hasReturn);
    }

    /// <summary>Counts and rejects a line of which only the beginning is known.</summary>
    internal void RejectTooLong(ReadOnlySpan<byte> beginning, long length)
    {
        scan.Lines++;
        Reject(
            beginning,
            null,
            RejectKind.LineTooLong,
            $"the line has {length} bytes; at most {CsvScanner.MaxLineBytes} are read"
        );
    }

    private void JudgeLine(ReadOnlySpan<byte> line, bool isTerminated)
    {
        if (line.Length > CsvScanner.MaxLineBytes)
        {
            RejectTooLong(line, line.Length);
            return;
        }

        scan.Lines++;
        if (line.Contains((byte)0))
        {
            Reject(line, null, RejectKind.NulByte, $"NUL byte at byte {line.IndexOf((byte)0) + 1} of the line");
        }
        else if (!Utf8.IsValid(line))
        {
            Reject(line, null, RejectKind.InvalidUtf8, "the line is not UTF-8 text");
        }
        else if (!fields.Split(line))
        {
            string fault = fields.BrokenAfterQuote ? "text follows a closing quote" : "a quote never closes";
            Reject(
                line,
                NameAt(fields.BrokenField),
                RejectKind.UnquotedValue,
                $"{fault} in field {fields.BrokenField + 1}"
            );
        }
        else if (fields.Count != header.FieldCount)
        {
            RejectCount(line);
        }
        else
        {
            JudgeFields(line, isTerminated);
        }
    }

    private void RejectCount(ReadOnlySpan<byte> line)
    {
        bool few = fields.Count < header.FieldCount;
        int found = line.IsEmpty ? 0 : fields.Count;
        Reject(
            line,
            few ? NameAt(found) : null,
            few ? RejectKind.MissingColumns : RejectKind.TooManyColumns,
            $"{header.FieldCount} fields are expected, {found} found"
        );
    }

    private void JudgeFields(ReadOnlySpan<byte> line, bool isTerminated)
    {
        for (int field = 0; field < header.FieldCount; field++)
        {
            int column = header.ColumnAt[field];
            if (column < 0 || fields.IsEmpty(field))
            {
                continue;
            }

            string? fault =
                column == EventColumns.UserSession
                    ? SessionFault(fields.Bytes(line, field), isTerminated)
                    : FieldGrammar.Fault(column, fields.Bytes(line, field));
            if (fault is not null)
            {
                Reject(line, EventColumns.Names[column], RejectKind.Cast, fault);
                return;
            }
        }

        Accept(line);
    }

    // A last line without line end whose session has not the form of all others was cut while it was written.
    private string? SessionFault(ReadOnlySpan<byte> session, bool isTerminated)
    {
        if (!scan.SessionsAreUuids || FieldGrammar.IsUuid(session))
        {
            return null;
        }

        if (!isTerminated && scan.Accepted > 0)
        {
            return $"'{RawLine.Shorten(RawLine.Show(session))}' is not a UUID as every other session is, and the line has no end: it was cut";
        }

        return null;
    }

    private void Accept(ReadOnlySpan<byte> line)
    {
        scan.Accepted++;
        scan.IsAmbiguous |= fields.HasStrayQuote;
        for (int column = 0; column < EventColumns.Count; column++)
        {
            int field = header.Positions[column];
            scan.ColumnBytes[column] += fields.Bytes(line, field).Length;
        }

        var session = fields.Bytes(line, header.Positions[EventColumns.UserSession]);
        scan.SessionsAreUuids &= session.IsEmpty || FieldGrammar.IsUuid(session);
        clean?.Write(line, fields, header);
        rows?.Add(line, fields);
    }

    private void Reject(ReadOnlySpan<byte> line, string? column, string kind, string message)
    {
        // The header is line 1, so the first line after it is line 2.
        var reject = new Reject(scan.Lines + 1, column, kind, message, RawLine.Show(line));
        scan.Reject(reject);
        rejects.Add(reject);
    }

    private string? NameAt(int field) =>
        field < header.FieldCount && header.ColumnAt[field] >= 0 ? EventColumns.Names[header.ColumnAt[field]] : null;
}
