using EcommerceNotebooks.DuckDb.Vectors;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Copies vectors of one column into spans of another number type, without a call or a box per value.</summary>
internal abstract class VectorCopier<T>(string name, DuckDbType type, T? nullAs)
    where T : unmanaged
{
    /// <summary>Chooses the copier for a column's type.</summary>
    /// <exception cref="InvalidCastException">The column's type does not convert to <typeparamref name="T"/>.</exception>
    internal static VectorCopier<T> For(string name, DuckDbType type, T? nullAs)
    {
        var stored = StoredTypes.Of(type);
        if (stored == typeof(T) && type.Id != DuckDbTypeId.Decimal)
        {
            return new SameTypeCopier<T>(name, type, nullAs);
        }

        var scaled = type.Id == DuckDbTypeId.Decimal;
        return
            stored is not null
            && (scaled || StoredTypes.IsPlainNumber(type))
            && NumberConversions.To<T>(stored, scaled) is { } conversion
            ? conversion(name, type, nullAs)
            : throw ConversionError.Refused(typeof(T), type);
    }

    /// <summary>Copies as many rows as the target is long.</summary>
    internal abstract void Copy(nint vector, Span<T> target);

    /// <summary>What a NULL in the column becomes.</summary>
    /// <exception cref="InvalidOperationException">NULLs are refused.</exception>
    protected T Null(int row) =>
        nullAs
        ?? throw new InvalidOperationException(
            $"The column '{name}' ({type}) is NULL in some row (row {row} of its chunk): pass nullAs to say what a NULL becomes, or filter it out."
        );
}
