using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>The codes that the categories of events can have, as the temporary table <c>category_codes</c>.</summary>
internal static class CategoryCodes
{
    /// <summary>Makes the table: at least the codes of all events, each once, in the type of their column; NULL is none.</summary>
    internal static void List(ShopSession session) =>
        SqlScript.Load(typeof(CategoryCodes), "category_codes.sql").Execute(session);
}
