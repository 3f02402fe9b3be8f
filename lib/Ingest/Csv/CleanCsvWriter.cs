using System.Buffers;
using System.Globalization;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Writes accepted lines again, in one form every reader understands: the nine columns in order, quoted only where needed.</summary>
internal sealed class CleanCsvWriter : IDisposable
{
    private static readonly SearchValues<byte> NeedQuotes = SearchValues.Create(",\"\r\n"u8);

    private readonly StagingFile file;
    private readonly byte[] buffer = new byte[1 << 18];
    private int filled;

    internal CleanCsvWriter(string path)
    {
        file = new StagingFile(path);
        Put(System.Text.Encoding.ASCII.GetBytes(string.Join(',', EventColumns.Names)));
        Put("\n"u8);
    }

    /// <summary>Writes a line of fields without any quote; ends[f] is where field f begins less one, ends[f + 1] where it ends.</summary>
    internal void Write(ReadOnlySpan<byte> buffer, ReadOnlySpan<int> ends, CsvHeader header)
    {
        for (int column = 0; column < EventColumns.Count; column++)
        {
            int field = header.Positions[column];
            var bytes = buffer[(ends[field] + 1)..ends[field + 1]];
            bool needsQuotes = header.Delimiter != ',' && bytes.Contains((byte)',');
            Put(needsQuotes ? "\""u8 : []);
            Put(bytes);
            Put(needsQuotes ? "\""u8 : []);
            Put(column == EventColumns.Count - 1 ? "\n"u8 : ","u8);
        }
    }

    /// <summary>Writes any other accepted line; values in other forms than the engine reads are written in its own.</summary>
    internal void Write(ReadOnlySpan<byte> line, LineFields fields, ReadOnlySpan<FieldValue> values, CsvHeader header)
    {
        for (int column = 0; column < EventColumns.Count; column++)
        {
            int field = header.Positions[column];
            var bytes = fields.Bytes(line, field);
            if (!values[column].IsPlain)
            {
                Put(System.Text.Encoding.ASCII.GetBytes(PlainText(column, values[column].Number)));
            }
            else if (bytes.ContainsAny(NeedQuotes))
            {
                Put("\""u8);
                Put(
                    System.Text.Encoding.UTF8.GetBytes(
                        fields.Text(line, field).Replace("\"", "\"\"", StringComparison.Ordinal)
                    )
                );
                Put("\""u8);
            }
            else
            {
                Put(bytes);
            }

            Put(column == EventColumns.Count - 1 ? "\n"u8 : ","u8);
        }
    }

    public void Dispose()
    {
        try
        {
            file.Write(buffer, 0, filled);
            filled = 0;
        }
        finally
        {
            file.Dispose();
        }
    }

    private static string PlainText(int column, long number) =>
        column == EventColumns.EventTime
            ? DateTime
                .UnixEpoch.AddMicroseconds(number)
                .ToString("yyyy-MM-dd HH:mm:ss UTC", CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture);

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - filled)
        {
            file.Write(buffer, 0, filled);
            filled = 0;
            if (bytes.Length > buffer.Length)
            {
                file.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(buffer.AsSpan(filled));
        filled += bytes.Length;
    }
}
