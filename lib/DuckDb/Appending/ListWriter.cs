using System.Collections;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A LIST column, which takes any collection of what its elements take.</summary>
internal sealed class ListWriter(DuckDbType type) : VectorWriter(type)
{
    private readonly VectorWriter elements = VectorWriters.For(type.Children[0].Value);
    private int used;

    internal override void Attach(nint vector)
    {
        base.Attach(vector);
        used = 0;
    }

    internal override void WriteObject(int row, object? value)
    {
        if (value is null or DBNull)
        {
            WriteNull(row);
            return;
        }

        if (value is not IEnumerable collection || value is string)
        {
            throw new InvalidCastException(
                $"A column of the SQL type {Type} takes collections, not values of the type {value.GetType().Name}."
            );
        }

        var items = collection.Cast<object?>().ToArray();
        Room<NativeListEntry>(row, 1)[0] = new() { Offset = (ulong)used, Length = (ulong)items.Length };
        NativeMethods.ListVectorReserve(Vector, (ulong)(used + items.Length));
        NativeMethods.ListVectorSetSize(Vector, (ulong)(used + items.Length));
        // Reserving may move the elements.
        elements.Attach(NativeMethods.ListVectorGetChild(Vector));
        foreach (var item in items)
        {
            elements.WriteObject(used++, item);
        }
    }

    protected override void WriteNullInside(int row) =>
        Room<NativeListEntry>(row, 1)[0] = new() { Offset = (ulong)used };
}
