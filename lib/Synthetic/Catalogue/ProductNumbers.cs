using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Numbers the products: a block of 100,000 numbers per kind of goods, as in the published data, and a number inside it.</summary>
internal static class ProductNumbers
{
    private const int BlockSize = 100_000;

    /// <summary>The product ids by product index, all different; <paramref name="blocks"/> by category.</summary>
    public static int[] Assign(ProductCatalogue catalogue, int[] blocks)
    {
        var ids = new int[catalogue.Count];
        foreach (var block in catalogue.Shelves.GroupBy(shelf => blocks[shelf.Category]))
        {
            var products = block.Sum(shelf => shelf.ProductCount);
            var stride = Math.Min(7, (BlockSize - 1) / products);
            var order = new RingPermutation(products);
            var position = 0L;
            foreach (var shelf in block)
            {
                for (var product = shelf.FirstProduct; product < shelf.End; product++, position++)
                {
                    ids[product] =
                        (block.Key * BlockSize)
                        + ((int)order.At(position) * stride)
                        + (int)(Hash64.Mix((ulong)product) % (ulong)stride);
                }
            }
        }

        return ids;
    }
}
