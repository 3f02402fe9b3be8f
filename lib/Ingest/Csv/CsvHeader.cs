using System.Text;
using System.Text.Unicode;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>The first line of a CSV: where each of the nine columns stands, and where the lines of events begin.</summary>
internal sealed class CsvHeader
{
    /// <summary>Bytes from the file's start that are enough to read any header.</summary>
    internal const int MaxBytes = 64 * 1024;

    /// <summary>The most columns, extra ones included, that a CSV may have.</summary>
    internal const int MaxFields = 256;

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    private CsvHeader(byte delimiter, int[] positions, int fieldCount, string[] extraColumns, int byteLength)
    {
        Delimiter = delimiter;
        Positions = positions;
        FieldCount = fieldCount;
        ExtraColumns = extraColumns;
        ByteLength = byteLength;
        ColumnAt = new int[fieldCount];
        Array.Fill(ColumnAt, -1);
        for (int column = 0; column < positions.Length; column++)
        {
            ColumnAt[positions[column]] = column;
        }
    }

    /// <summary>What stands between fields: a comma, or a tab.</summary>
    internal byte Delimiter { get; }

    /// <summary>For each of the nine columns, the field (first = 0) that holds it.</summary>
    internal int[] Positions { get; }

    /// <summary>For each field, the column it holds, or -1 for an extra one.</summary>
    internal int[] ColumnAt { get; }

    internal int FieldCount { get; }

    internal string[] ExtraColumns { get; }

    /// <summary>Bytes before the second line: byte order mark, header and its line end.</summary>
    internal int ByteLength { get; }

    /// <summary>Reads the header from a file's first bytes (all of them, or <see cref="MaxBytes"/>); throws <see cref="IngestException"/> when it does not fit.</summary>
    internal static CsvHeader Parse(ReadOnlySpan<byte> head, string file)
    {
        if (NotCsv(head) is { } what)
        {
            throw new IngestException($"{file} {what}: a header line in UTF-8 with {Required()} is expected.");
        }

        int start = head.StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        int end = head[start..].IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0 && head.Length >= MaxBytes)
        {
            throw new IngestException(
                $"{file} has no line end in its first {MaxBytes} bytes, so it is not a CSV of events."
            );
        }

        end = end < 0 ? head.Length : start + end;
        var line = head[start..end];
        if (!Utf8.IsValid(line) || line.Contains((byte)0))
        {
            throw new IngestException($"{file} does not begin with a header line in UTF-8: {RawLine.Show(line)}");
        }

        bool hasReturn = end < head.Length && head[end] == '\r';
        int feed = hasReturn ? end + 1 : end;
        if (hasReturn && feed < head.Length && head[feed] != '\n')
        {
            throw new IngestException(
                $"{file} ends its header with a carriage return alone: convert its line ends to LF or CRLF first."
            );
        }

        return Resolve(Encoding.UTF8.GetString(line), Math.Min(feed + 1, head.Length), file);
    }

    // Beginnings that no header has, named for what they are.
    private static string? NotCsv(ReadOnlySpan<byte> head)
    {
        bool hasMark = head.StartsWith(Utf8Mark);
        var text = hasMark ? head[Utf8Mark.Length..] : head;
        int length = Math.Min(text.Length, 64);
        int nuls = text[..length].Count((byte)0);
        return text.IsEmpty
            ? hasMark
                ? "holds nothing but a byte order mark"
                : "is empty"
            : text.StartsWith(Utf8Mark)
                ? "begins with two byte order marks; remove one of them"
                : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])
                || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])
                    ? "is UTF-32 text; save it as UTF-8 first"
                    : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
                    || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
                        ? "is UTF-16 text; save it as UTF-8 first"
                        : nuls == length
                            ? "begins with NUL bytes, as a file that was not written to its end does"
                            : nuls > 0 && nuls == length / 2
                                ? "is UTF-16 text without a byte order mark; save it as UTF-8 first"
                                : nuls > 0
                                    ? "has NUL bytes at its beginning, so it is no text"
                                    : text[0] is (byte)'\n' or (byte)'\r'
                                        ? "begins with an empty line"
                                        : null;
    }

    private static int KnownColumns(byte[] line, byte delimiter)
    {
        var fields = new LineFields(delimiter);
        return fields.Split(line)
            ? Enumerable
                .Range(0, fields.Count)
                .Count(field => EventColumns.IndexOf(fields.Text(line, field).Trim()) >= 0)
            : 0;
    }

    private static CsvHeader Resolve(string line, int byteLength, string file)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        byte delimiter = KnownColumns(bytes, (byte)'\t') > KnownColumns(bytes, (byte)',') ? (byte)'\t' : (byte)',';
        var fields = new LineFields(delimiter);
        if (!fields.Split(bytes))
        {
            throw new IngestException(
                $"{file} has a quote that never closes on the line of its header: {RawLine.Shorten(line)}"
            );
        }

        if (fields.Count > MaxFields)
        {
            throw new IngestException($"{file} has {fields.Count} columns; at most {MaxFields} are read.");
        }

        string[] found = [.. Enumerable.Range(0, fields.Count).Select(field => fields.Text(bytes, field).Trim())];
        int[] positions = new int[EventColumns.Count];
        Array.Fill(positions, -1);
        var extra = new List<string>();
        for (int field = 0; field < found.Length; field++)
        {
            int column = EventColumns.IndexOf(found[field]);
            if (column < 0)
            {
                extra.Add(found[field]);
            }
            else if (positions[column] >= 0)
            {
                throw new IngestException(
                    $"{file} has the column {EventColumns.Names[column]} twice in its header: {line}"
                );
            }
            else
            {
                positions[column] = field;
            }
        }

        if (extra.Count == found.Length)
        {
            throw new IngestException(
                $"{file} has no header: its first line must name the columns {Required()}, but it is: {RawLine.Shorten(line)}"
            );
        }

        string[] missing = [.. EventColumns.Names.Where((_, column) => positions[column] < 0)];
        return missing.Length == 0
            ? new CsvHeader(delimiter, positions, found.Length, [.. extra], byteLength)
            : throw new IngestException(
                $"{file} lacks the column{(missing.Length == 1 ? "" : "s")} {string.Join(", ", missing)}; its header names {string.Join(", ", found)}."
            );
    }

    private static string Required() => string.Join(",", EventColumns.Names);
}
