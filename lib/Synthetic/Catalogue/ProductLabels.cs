using System.Collections.Immutable;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>The brands and category ids of the products. Some brands and ids are in use in one of the months only, as published, and stand on products that are on sale in that month only.</summary>
internal sealed class ProductLabels
{
    /// <summary>Published: 3,445 brands in October, 4,201 in November, 4,303 in both together.</summary>
    private const int BrandsInBoth = 3_343;
    private const int BrandsInOctober = 102;
    private const int BrandsInNovember = 858;
    private const double MovedShare = 0.02;
    private readonly ushort[] brands;
    private readonly long[] octoberIds;
    private readonly long[] novemberIds;

    /// <summary>Labels the products of a catalogue.</summary>
    public ProductLabels(ProductCatalogue catalogue, List<CatalogueFile.CategoryLine> categories)
    {
        brands = new ushort[catalogue.Count];
        octoberIds = new long[catalogue.Count];
        novemberIds = new long[catalogue.Count];
        Brands = LabelBrands(catalogue);
        LabelCategories(catalogue, categories);
    }

    /// <summary>All brands; the first stands for none.</summary>
    public ImmutableArray<string?> Brands { get; }

    /// <summary>Index of a product's brand.</summary>
    public int BrandOf(int product) => brands[product];

    /// <summary>A product's category id in a month.</summary>
    public long CategoryIdOf(int product, int month) => (month == 0 ? octoberIds : novemberIds)[product];

    private ImmutableArray<string?> LabelBrands(ProductCatalogue catalogue)
    {
        var named = catalogue
            .Shelves.Select(shelf => shelf.Brand)
            .OfType<string>()
            .Where(brand => brand != Shelf.SmallBrands)
            .Distinct()
            .ToArray();
        var inBoth = BrandsInBoth - named.Length;
        var small = SmallBrandNames.Take(inBoth + BrandsInOctober + BrandsInNovember, named);
        string?[] all = [null, .. named, .. small];
        var places = all.Index().Skip(1).ToDictionary(brand => brand.Item!, brand => (ushort)brand.Index);
        (int First, int Count)[] ranges =
        [
            (1 + named.Length, inBoth),
            (1 + named.Length + inBoth, BrandsInOctober),
            (1 + named.Length + inBoth + BrandsInOctober, BrandsInNovember),
        ];
        var next = new int[ranges.Length];
        foreach (var shelf in catalogue.Shelves)
        {
            for (var product = shelf.FirstProduct; product < shelf.End; product++)
            {
                if (shelf.Brand == Shelf.SmallBrands)
                {
                    var presence = (int)catalogue.PresenceOf(product);
                    brands[product] = (ushort)(ranges[presence].First + (next[presence]++ % ranges[presence].Count));
                }
                else if (shelf.Brand is not null)
                {
                    brands[product] = places[shelf.Brand];
                }
            }
        }

        return [.. all];
    }

    private void LabelCategories(ProductCatalogue catalogue, List<CatalogueFile.CategoryLine> categories)
    {
        var ids = CategoryIds.Assign([
            .. categories.Select(line => line.IdsInBoth + line.IdsInOctober + line.IdsInNovember),
        ]);
        for (var category = 0; category < categories.Count; category++)
        {
            var line = categories[category];
            ImmutableArray<long>[] byPresence =
            [
                ids[category].AsSpan(0, line.IdsInBoth).ToImmutableArray(),
                ids[category].AsSpan(line.IdsInBoth, line.IdsInOctober).ToImmutableArray(),
                ids[category].AsSpan(line.IdsInBoth + line.IdsInOctober, line.IdsInNovember).ToImmutableArray(),
            ];
            var next = new int[byPresence.Length];
            var (first, count) = (catalogue.Categories[category].FirstShelf, catalogue.Categories[category].ShelfCount);
            for (
                var product = catalogue.Shelves[first].FirstProduct;
                product < catalogue.Shelves[first + count - 1].End;
                product++
            )
            {
                var presence = (int)catalogue.PresenceOf(product);
                var own = byPresence[presence].IsEmpty ? byPresence[0] : byPresence[presence];
                var turn = next[presence]++;
                octoberIds[product] = IdOf(own, turn, product, 0);
                var moves = presence == 0 && turn >= own.Length && Unit(product, 2) < MovedShare;
                novemberIds[product] = moves ? IdOf(own, turn, product, 1) : octoberIds[product];
            }
        }
    }

    // Each id gets a product first; after that squaring sends most products to a category's first ids, as in the published data.
    private static long IdOf(ImmutableArray<long> ids, int turn, int product, ulong draw)
    {
        var unit = Unit(product, draw);
        return ids[turn < ids.Length ? turn : (int)(unit * unit * ids.Length)];
    }

    private static double Unit(int product, ulong draw) => Hash64.Unit(Hash64.Of((ulong)product, 0xCA7, draw));
}
