using System.Data.Common;

namespace EcommerceNotebooks.DuckDb;

/// <summary>One column of a result.</summary>
public sealed class DuckDbColumn : DbColumn
{
    internal DuckDbColumn(int ordinal, string name, DuckDbType type, Type clrType)
    {
        ColumnOrdinal = ordinal;
        ColumnName = name;
        Type = type;
        DataType = clrType;
        DataTypeName = type.ToString();
        AllowDBNull = true;
        IsReadOnly = true;
        IsLong = false;
        if (type.Id == DuckDbTypeId.Decimal)
        {
            NumericPrecision = type.Precision;
            NumericScale = type.Scale;
        }
    }

    /// <summary>The type with everything DuckDB knows of it.</summary>
    public DuckDbType Type { get; }
}
