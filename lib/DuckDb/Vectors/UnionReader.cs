using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A UNION column. DuckDB stores it as a struct whose first field is the number of the member that is set.</summary>
internal sealed class UnionReader(DuckDbType type) : VectorReader(type)
{
    private readonly ScalarReader<byte, byte> tag = new(type, stored => stored);
    private readonly VectorReader[] members = [.. type.Children.Select(child => VectorReaders.For(child.Value))];

    internal override Type ClrType => typeof(DuckDbUnion);

    internal override void Attach(nint vector)
    {
        base.Attach(vector);
        tag.Attach(NativeMethods.StructVectorGetChild(vector, 0));
        for (var i = 0; i < members.Length; i++)
        {
            members[i].Attach(NativeMethods.StructVectorGetChild(vector, (ulong)i + 1));
        }
    }

    internal override object GetValue(int row)
    {
        var member = tag.Read(row);
        return new DuckDbUnion(Type.Children[member].Key, members[member].GetNullable(row));
    }
}
