using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using EcommerceNotebooks.Ingest.Columnar;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Turns accepted lines into rows of a row group. It points at the texts of plainly good lines, so <see cref="Flush"/> must come before their buffer changes.</summary>
internal sealed unsafe class LineRows(CsvHeader header, SessionType session, RowGroupWriter target) : IDisposable
{
    private readonly RowBatch batch = new();
    private readonly FieldValues values = new();

    /// <summary>Adds a plainly good line; ends[f] is where field f begins less one, ends[f + 1] where it ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(byte* buffer, int* ends)
    {
        unchecked
        {
            ref int position = ref MemoryMarshal.GetArrayDataReference(header.Positions);
            for (int column = 0; column < EventColumns.Count; column++)
            {
                int field = Unsafe.Add(ref position, column);
                int start = ends[field] + 1;
                Set(column, buffer + start, ends[field + 1] - start);
            }
        }

        EndRow();
    }

    /// <summary>Adds any other accepted line, which may have quotes and values in other forms.</summary>
    internal void Add(ReadOnlySpan<byte> line, LineFields fields, ReadOnlySpan<FieldValue> values)
    {
        fixed (byte* start = line)
        {
            for (int column = 0; column < EventColumns.Count; column++)
            {
                int field = header.Positions[column];
                var bytes = fields.Bytes(line, field);
                if (TextOf(column) is { } text)
                {
                    batch.Set(
                        text,
                        bytes.Contains((byte)'"') ? Encoding.UTF8.GetBytes(fields.Text(line, field)) : bytes
                    );
                }
                else if (NumberOf(column) is { } number)
                {
                    batch.Set(number, !bytes.IsEmpty, values[column].Number);
                }
                else
                {
                    Set(column, bytes.IsEmpty ? start : start + fields.StartOf(field), bytes.Length);
                }
            }
        }

        EndRow();
    }

    /// <summary>Hands over the rows so far.</summary>
    internal void Flush()
    {
        if (batch.Count > 0)
        {
            target.Add(batch);
        }
    }

    public void Dispose() => batch.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(int column, byte* text, int length)
    {
        if (TextOf(column) is { } textColumn)
        {
            batch.Set(textColumn, text, length);
            return;
        }

        bool isKnown = length > 0;
        switch (column)
        {
            case EventColumns.EventTime:
                batch.Set(NumberColumn.EventTime, isKnown, isKnown ? values.Microseconds(text) : 0);
                break;
            case EventColumns.ProductId:
                batch.Set(NumberColumn.ProductId, isKnown, isKnown ? FieldValues.Integer(text, length) : 0);
                break;
            case EventColumns.CategoryId:
                batch.Set(NumberColumn.CategoryId, isKnown, isKnown ? FieldValues.Integer(text, length) : 0);
                break;
            case EventColumns.Price:
                batch.Set(NumberColumn.Price, isKnown, isKnown ? FieldValues.Cents(text, length) : 0);
                break;
            case EventColumns.UserId:
                batch.Set(NumberColumn.UserId, isKnown, isKnown ? FieldValues.Integer(text, length) : 0);
                break;
            default:
                // After another text than a UUID the file is read again, so what it is read as does not matter.
                bool isUuid = length == FieldValues.UuidLength;
                batch.SetSession(isUuid, isUuid ? FieldValues.Uuid(text) : 0);
                break;
        }
    }

    private TextColumn? TextOf(int column) =>
        column switch
        {
            EventColumns.EventType => TextColumn.EventType,
            EventColumns.CategoryCode => TextColumn.CategoryCode,
            EventColumns.Brand => TextColumn.Brand,
            EventColumns.UserSession when session == SessionType.Varchar => TextColumn.UserSession,
            _ => null,
        };

    private static NumberColumn? NumberOf(int column) =>
        column switch
        {
            EventColumns.EventTime => NumberColumn.EventTime,
            EventColumns.ProductId => NumberColumn.ProductId,
            EventColumns.CategoryId => NumberColumn.CategoryId,
            EventColumns.Price => NumberColumn.Price,
            EventColumns.UserId => NumberColumn.UserId,
            _ => null,
        };

    private void EndRow()
    {
        batch.EndRow();
        if (batch.Count == RowBatch.Capacity)
        {
            Flush();
        }
    }
}
