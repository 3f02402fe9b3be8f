using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A STRUCT column: a dictionary of its fields, in their order.</summary>
internal sealed class StructReader(DuckDbType type) : VectorReader(type)
{
    private readonly VectorReader[] fields = [.. type.Children.Select(child => VectorReaders.For(child.Value))];

    internal override Type ClrType => typeof(Dictionary<string, object?>);

    internal override void Attach(nint vector)
    {
        base.Attach(vector);
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Attach(NativeMethods.StructVectorGetChild(vector, (ulong)i));
        }
    }

    internal override object GetValue(int row)
    {
        var values = new Dictionary<string, object?>(fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            values.Add(Type.Children[i].Key, fields[i].GetNullable(row));
        }

        return values;
    }
}
