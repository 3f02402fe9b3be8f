namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>The error for a type that a column is not read as.</summary>
internal static class ConversionError
{
    internal static InvalidCastException Refused(Type wanted, DuckDbType type) =>
        new($"A value of the SQL type {type} cannot be read as {wanted.Name}: read its own type or cast it in SQL.");
}
