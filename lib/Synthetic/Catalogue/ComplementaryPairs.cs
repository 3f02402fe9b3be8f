using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>The planted pairs: who buys one of some well-selling products and buys something else in the same session, often takes its complement, a product of another category.</summary>
internal sealed class ComplementaryPairs
{
    /// <summary>Share of sessions with a second purchase in which it is the complement of the first.</summary>
    public const double TakeShare = 0.6;

    private const int PairCount = 24;
    private const int FirstProduct = 20;
    private const int ProductStep = 3;
    private const int FirstComplement = 300;
    private const int ComplementStep = 37;
    private static readonly Lazy<ComplementaryPairs> Instance = new(() =>
        new ComplementaryPairs(ProductCatalogue.Shared)
    );
    private readonly Dictionary<int, int> complements;

    private ComplementaryPairs(ProductCatalogue catalogue)
    {
        var assortment = catalogue.AssortmentOf(0);
        int[] bestSelling =
        [
            .. Enumerable
                .Range(0, catalogue.Count)
                .Where(product => catalogue.PresenceOf(product) == Presence.Both)
                .Select(product => (Product: product, Share: assortment.PurchaseShare(product)))
                .OrderByDescending(product => product.Share)
                .ThenBy(product => product.Product)
                .Take(FirstComplement + (ComplementStep * PairCount * 2))
                .Select(product => product.Product),
        ];
        complements = [];
        var next = FirstComplement;
        foreach (var product in bestSelling.Skip(FirstProduct).Where((_, i) => i % ProductStep == 0).Take(PairCount))
        {
            while (CategoryOf(bestSelling[next]) == CategoryOf(product))
            {
                next++;
            }

            complements.Add(product, bestSelling[next]);
            next += ComplementStep;
        }

        Pairs = [.. complements.Select(pair => (pair.Key, pair.Value))];

        int CategoryOf(int product) => catalogue.Shelves[catalogue.ShelfOf(product)].Category;
    }

    /// <summary>The pairs of the only catalogue.</summary>
    public static ComplementaryPairs Shared => Instance.Value;

    /// <summary>Product and complement, as product indexes, the best-selling first.</summary>
    public ImmutableArray<(int Product, int Complement)> Pairs { get; }

    /// <summary>The complement of a product, or -1.</summary>
    public int Of(int product) => complements.GetValueOrDefault(product, -1);
}
