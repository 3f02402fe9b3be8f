using System.Text;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Writes structures in Thrift's compact protocol, in which Parquet keeps its headers and footer. Fields must come in ascending order of their ids, which are those of Parquet's format.</summary>
internal sealed class CompactThrift(ByteBuffer target)
{
    private const int True = 1;
    private const int False = 2;
    private const int Byte = 3;
    private const int Int16 = 4;
    private const int Int32 = 5;
    private const int Int64 = 6;
    private const int Binary = 8;
    private const int List = 9;
    private const int Structure = 12;
    private const int LongestShortList = 14;

    private readonly Stack<int> outer = new();
    private int last;

    /// <summary>Begins a structure: the outermost one, or the next element of a list.</summary>
    internal void Begin()
    {
        outer.Push(last);
        last = 0;
    }

    /// <summary>Begins a structure in a field of the present one.</summary>
    internal void Begin(int field)
    {
        Field(field, Structure);
        Begin();
    }

    internal void End()
    {
        target.WriteByte(0);
        last = outer.Pop();
    }

    /// <summary>Writes a structure without fields.</summary>
    internal void Empty(int field)
    {
        Begin(field);
        End();
    }

    internal void WriteBoolean(int field, bool value) => Field(field, value ? True : False);

    internal void WriteByte(int field, byte value)
    {
        Field(field, Byte);
        target.WriteByte(value);
    }

    internal void WriteInt16(int field, int value) => Number(field, Int16, value);

    internal void WriteInt32(int field, int value) => Number(field, Int32, value);

    internal void WriteInt64(int field, long value) => Number(field, Int64, value);

    internal void WriteText(int field, string value) => WriteBinary(field, Encoding.UTF8.GetBytes(value));

    internal void WriteBinary(int field, ReadOnlySpan<byte> value)
    {
        Field(field, Binary);
        target.WriteVariable((ulong)value.Length);
        target.Write(value);
    }

    internal void WriteNumbers(int field, ReadOnlySpan<int> values)
    {
        BeginList(field, Int32, values.Length);
        foreach (int value in values)
        {
            target.WriteZigZag(value);
        }
    }

    internal void WriteTexts(int field, params ReadOnlySpan<string> values)
    {
        BeginList(field, Binary, values.Length);
        foreach (string value in values)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            target.WriteVariable((ulong)bytes.Length);
            target.Write(bytes);
        }
    }

    /// <summary>Begins a list of so many structures, each of which is then written from <see cref="Begin()"/> to <see cref="End"/>.</summary>
    internal void BeginStructures(int field, int count) => BeginList(field, Structure, count);

    private void BeginList(int field, int type, int count)
    {
        Field(field, List);
        if (count <= LongestShortList)
        {
            target.WriteByte((byte)(count << 4 | type));
        }
        else
        {
            target.WriteByte((byte)(0xF0 | type));
            target.WriteVariable((ulong)count);
        }
    }

    private void Number(int field, int type, long value)
    {
        Field(field, type);
        target.WriteZigZag(value);
    }

    private void Field(int field, int type)
    {
        target.WriteByte((byte)((field - last) << 4 | type));
        last = field;
    }
}
