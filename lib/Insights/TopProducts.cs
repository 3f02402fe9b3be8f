using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>The products seen most.</summary>
/// <param name="Products">Most views first, ties by product_id; products never seen are left out.</param>
public sealed record TopProducts(IReadOnlyList<TopProduct> Products) : TableReport
{
    /// <summary>One row per product.</summary>
    public override Table ToTable() =>
        Table
            .Of(Products, Products.Count == 0 ? "Products seen most: there are no views" : "Products seen most")
            .WithFormat(ColumnFormat.Automatic.OrElse("no price"), "avg_price");
}
