using System.Numerics;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>Writes the values of one column into a vector.</summary>
internal abstract unsafe class VectorWriter(DuckDbType type)
{
    private const int BitsPerWord = 64;

    private void* data;
    private ulong* validity;

    internal DuckDbType Type { get; } = type;

    protected nint Vector { get; private set; }

    /// <summary>Points at an empty vector.</summary>
    internal virtual void Attach(nint vector)
    {
        Vector = vector;
        data = NativeMethods.VectorGetData(vector);
        validity = null;
    }

    internal void WriteNull(int row)
    {
        if (validity == null)
        {
            NativeMethods.VectorEnsureValidityWritable(Vector);
            validity = NativeMethods.VectorGetValidity(Vector);
        }

        validity[row / BitsPerWord] &= ~(1UL << (row % BitsPerWord));
        WriteNullInside(row);
    }

    /// <summary>Writes a value of a type the column takes.</summary>
    /// <exception cref="InvalidCastException">The column does not take values of <typeparamref name="T"/>.</exception>
    internal void Write<T>(int row, T value)
    {
        if (this is not IVectorWriter<T> writer)
        {
            throw new InvalidCastException(
                $"A column of the SQL type {Type} does not take values of the type {typeof(T).Name}."
            );
        }

        writer.Write(row, value);
    }

    /// <summary>Writes a boxed value, null and DBNull as NULL.</summary>
    internal virtual void WriteObject(int row, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                WriteNull(row);
                break;
            case bool flag:
                Write(row, flag);
                break;
            case sbyte number:
                Write(row, number);
                break;
            case byte number:
                Write(row, number);
                break;
            case short number:
                Write(row, number);
                break;
            case ushort number:
                Write(row, number);
                break;
            case int number:
                Write(row, number);
                break;
            case uint number:
                Write(row, number);
                break;
            case long number:
                Write(row, number);
                break;
            case ulong number:
                Write(row, number);
                break;
            case Int128 number:
                Write(row, number);
                break;
            case UInt128 number:
                Write(row, number);
                break;
            case BigInteger number:
                Write(row, number);
                break;
            case float number:
                Write(row, number);
                break;
            case double number:
                Write(row, number);
                break;
            case decimal number:
                Write(row, number);
                break;
            case string text:
                Write(row, text);
                break;
            case Enum member:
                Write(row, member.ToString());
                break;
            case byte[] bytes:
                Write(row, bytes);
                break;
            case Guid id:
                Write(row, id);
                break;
            case DateTime time:
                Write(row, time);
                break;
            case DateTimeOffset time:
                Write(row, time);
                break;
            case DateOnly date:
                Write(row, date);
                break;
            case TimeOnly time:
                Write(row, time);
                break;
            case TimeSpan span:
                Write(row, span);
                break;
            case DuckDbInterval interval:
                Write(row, interval);
                break;
            case DuckDbTimeTz time:
                Write(row, time);
                break;
            default:
                throw new InvalidCastException(
                    $"A column of the SQL type {Type} does not take values of the type {value.GetType().Name}."
                );
        }
    }

    /// <summary>The first <paramref name="count"/> places of the vector from <paramref name="row"/> on, for block copies.</summary>
    protected internal Span<T> Room<T>(int row, int count)
        where T : unmanaged => new((T*)data + row, count);

    /// <summary>Gives a NULL of a nested type what its children need.</summary>
    protected virtual void WriteNullInside(int row) { }
}
