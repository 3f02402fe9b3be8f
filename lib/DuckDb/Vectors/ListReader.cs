using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A LIST or ARRAY column: arrays whose elements may be NULL.</summary>
internal sealed class ListReader : VectorReader
{
    private readonly VectorReader elements;
    private readonly Type elementType;

    internal ListReader(DuckDbType type)
        : base(type)
    {
        elements = VectorReaders.For(type.Children[0].Value);
        elementType = elements.ClrType.IsValueType
            ? typeof(Nullable<>).MakeGenericType(elements.ClrType)
            : elements.ClrType;
        ClrType = elementType.MakeArrayType();
    }

    internal override Type ClrType { get; }

    internal override void Attach(nint vector)
    {
        base.Attach(vector);
        elements.Attach(
            Type.Id == DuckDbTypeId.Array
                ? NativeMethods.ArrayVectorGetChild(vector)
                : NativeMethods.ListVectorGetChild(vector)
        );
    }

    internal override object GetValue(int row)
    {
        var (offset, length) = Slice(row);
        var values = Array.CreateInstance(elementType, length);
        for (var i = 0; i < length; i++)
        {
            values.SetValue(elements.GetNullable(offset + i), i);
        }

        return values;
    }

    /// <summary>The elements as another type, each converted exactly.</summary>
    internal TElement[] GetArray<TElement>(int row)
    {
        var (offset, length) = Slice(row);
        var values = new TElement[length];
        for (var i = 0; i < length; i++)
        {
            values[i] =
                !elements.IsNull(offset + i) ? elements.Get<TElement>(offset + i)
                : default(TElement) is null ? default!
                : throw new InvalidCastException(
                    $"An element of the {Type} is NULL, which {typeof(TElement).Name} does not hold."
                );
        }

        return values;
    }

    private (int Offset, int Length) Slice(int row)
    {
        if (Type.Id == DuckDbTypeId.Array)
        {
            return (row * Type.ArrayLength, Type.ArrayLength);
        }

        var entry = At<NativeListEntry>(row);
        return (checked((int)entry.Offset), checked((int)entry.Length));
    }
}
