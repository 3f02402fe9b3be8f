using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>What was known of an index's items at its end: price (NaN where none was), brand and category as codes (-1 where there is none).</summary>
internal sealed record ProductFacts(double[] Prices, int[] Brands, int[] Categories)
{
    /// <summary>Reads them from the events that the index saw.</summary>
    internal static ProductFacts Read(ShopSession session, SessionIndex index)
    {
        var facts = new ProductFacts(new double[index.Items], new int[index.Items], new int[index.Items]);
        using var reader = new ColumnReader(
            session.Connection,
            SqlScript.Load(typeof(ProductFacts), "Reranking/product_facts.sql").Text,
            new { from = index.Options.From, as_of = index.Options.AsOf },
            session.CancellationToken
        );
        while (reader.Read())
        {
            var products = reader.Column<long>(0).Values;
            var prices = reader.Column<double>(1).Values;
            var brands = reader.Column<int>(2).Values;
            var categories = reader.Column<int>(3).Values;
            for (var row = 0; row < products.Length; row++)
            {
                // A product that was only taken out of carts is no item.
                if (index.ItemOf(products[row]) is { } item)
                {
                    facts.Prices[item] = prices[row];
                    facts.Brands[item] = brands[row];
                    facts.Categories[item] = categories[row];
                }
            }
        }

        return facts;
    }
}
