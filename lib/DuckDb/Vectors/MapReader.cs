using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A MAP column: a dictionary. DuckDB stores it as a list of key and value.</summary>
internal sealed class MapReader(DuckDbType type) : VectorReader(type)
{
    private readonly VectorReader keys = VectorReaders.For(type.Children[0].Value);
    private readonly VectorReader values = VectorReaders.For(type.Children[1].Value);

    internal override Type ClrType => typeof(Dictionary<object, object?>);

    internal override void Attach(nint vector)
    {
        base.Attach(vector);
        var entries = NativeMethods.ListVectorGetChild(vector);
        keys.Attach(NativeMethods.StructVectorGetChild(entries, 0));
        values.Attach(NativeMethods.StructVectorGetChild(entries, 1));
    }

    internal override object GetValue(int row)
    {
        var entry = At<NativeListEntry>(row);
        var map = new Dictionary<object, object?>(checked((int)entry.Length));
        for (var i = 0; i < (int)entry.Length; i++)
        {
            var position = checked((int)entry.Offset) + i;
            map.Add(keys.GetValue(position), values.GetNullable(position));
        }

        return map;
    }
}
