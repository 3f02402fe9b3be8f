using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>The type in which events keep a text column: an ENUM of its values, which takes a byte or two for an event, unless there are too many of them.</summary>
internal static class ValueType
{
    /// <summary>The most values that are numbered: what two bytes can hold.</summary>
    internal const int MostValues = 65_535;

    /// <summary>The columns that have a type of their own while events are built, named after the column.</summary>
    internal static IReadOnlyList<string> Columns { get; } = ["brand", "category_code", "source_file"];

    /// <summary>Makes the temporary types of all columns, in the caller's transaction.</summary>
    internal static void CreateAll(ShopSession session)
    {
        foreach (var column in Columns)
        {
            var values = Script("distinct_values.sql").WithIdentifiers("column", column).QuerySingle<long>(session);
            // An ENUM has at least one value.
            var script = values is > 0 and <= MostValues
                ? Script("value_type_enum.sql").WithIdentifiers("column", column)
                : Script("value_type_text.sql");
            script.WithIdentifiers("type", $"{column}_value").Execute(session);
        }
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(ValueType), fileName);
}
