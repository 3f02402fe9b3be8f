using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>The codes that the categories of events can have, as the temporary table <c>category_codes</c>.</summary>
internal static class CategoryCodes
{
    /// <summary>Whether events keep their codes as numbers of a list, so that the list is known without reading events.</summary>
    internal static bool AreNumbered(ShopSession session) =>
        SqlScript
            .Load(typeof(RelationColumn), "relation_columns.sql")
            .Query<RelationColumn>(session, new { relation = "events" })
            .Any(column =>
                column.ColumnName == "category_code" && column.DataType.StartsWith("ENUM", StringComparison.Ordinal)
            );

    /// <summary>Makes the table: at least the codes of all events, each once, in the type of their column; NULL is none.</summary>
    internal static void List(ShopSession session) =>
        SqlScript
            .Load(typeof(CategoryCodes), "category_codes.sql", AreNumbered(session) ? "numbered" : "text")
            .Execute(session);
}
