using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Randomness;
using MathNet.Numerics.Distributions;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>The shop's assortment: categories, shelves and 206,876 products, the same for every seed and scale, so that runs of different seeds sell the same goods.</summary>
internal sealed class ProductCatalogue
{
    private const double GoldenRatioConjugate = 0.6180339887498949;
    private static readonly Lazy<ProductCatalogue> Instance = new(() => new ProductCatalogue());
    private readonly int[] shelfOfProduct;
    private readonly int[] ranks;
    private readonly Presence[] presences;

    private ProductCatalogue()
    {
        Lines = [.. CatalogueFile.ReadShelves()];
        var categoryLines = CatalogueFile.ReadCategories();
        var count = Lines.Sum(line => line.Products);
        BasePriceCents = new int[count];
        shelfOfProduct = new int[count];
        ranks = new int[count];
        presences = new Presence[count];
        Shelves = StockShelves();
        Categories = GroupShelves(categoryLines);
        ProductIds = ProductNumbers.Assign(this, [.. categoryLines.Select(line => line.Block)]);
        Labels = new ProductLabels(this, categoryLines);
        Assortments = [new Assortment(this, 0), new Assortment(this, 1)];
    }

    /// <summary>The only catalogue.</summary>
    public static ProductCatalogue Shared => Instance.Value;

    /// <summary>All categories.</summary>
    public ImmutableArray<Category> Categories { get; }

    /// <summary>All shelves, those of a category side by side.</summary>
    public ImmutableArray<Shelf> Shelves { get; }

    /// <summary>What the file says of each shelf.</summary>
    public ImmutableArray<CatalogueFile.ShelfLine> Lines { get; }

    /// <summary>The product ids by product index, all different.</summary>
    public int[] ProductIds { get; }

    /// <summary>The list prices in cents by product index, before they drift.</summary>
    public int[] BasePriceCents { get; }

    /// <summary>Brands and category ids of the products.</summary>
    public ProductLabels Labels { get; }

    private ImmutableArray<Assortment> Assortments { get; }

    /// <summary>Number of products.</summary>
    public int Count => BasePriceCents.Length;

    /// <summary>What is on sale in a month, and how popular it is.</summary>
    public Assortment AssortmentOf(int month) => Assortments[Math.Min(month, 1)];

    /// <summary>Index of the shelf a product stands on.</summary>
    public int ShelfOf(int product) => shelfOfProduct[product];

    /// <summary>Position of a product among its shelf's, from the most to the least viewed.</summary>
    public int RankOf(int product) => ranks[product];

    /// <summary>When a product is on sale.</summary>
    public Presence PresenceOf(int product) => presences[product];

    private ImmutableArray<Shelf> StockShelves()
    {
        var shelves = ImmutableArray.CreateBuilder<Shelf>(Lines.Length);
        var first = 0;
        foreach (var line in Lines)
        {
            // Steps of the golden ratio spread the prices of the most viewed products evenly over the shelf's distribution.
            var byPrice = Enumerable
                .Range(0, line.Products)
                .Select(rank => (Rank: rank, Price: PriceOf(line, rank)))
                .OrderBy(product => product.Price)
                .ThenBy(product => product.Rank);
            var product = first;
            foreach (var (rank, price) in byPrice)
            {
                BasePriceCents[product] = price;
                ranks[product] = rank;
                shelfOfProduct[product] = shelves.Count;
                presences[product] =
                    rank < line.ProductsInBoth ? Presence.Both
                    : rank < line.ProductsInBoth + line.ProductsInOctober ? Presence.October
                    : Presence.November;
                product++;
            }

            shelves.Add(new Shelf(line.Category, line.Brand, first, line.Products));
            first = product;
        }

        return shelves.ToImmutable();
    }

    private static int PriceOf(CatalogueFile.ShelfLine line, int rank)
    {
        var quantile = Math.Clamp((0.5 + (rank * GoldenRatioConjugate)) % 1.0, 0.001, 0.999);
        return PriceScale.Cents(Math.Log(line.MedianPrice) + (line.Spread * Normal.InvCDF(0.0, 1.0, quantile)));
    }

    private ImmutableArray<Category> GroupShelves(List<CatalogueFile.CategoryLine> lines)
    {
        var ranges = Shelves
            .Index()
            .GroupBy(shelf => shelf.Item.Category)
            .ToDictionary(group => group.Key, group => (First: group.First().Index, Count: group.Count()));
        return [.. lines.Select((line, i) => new Category(line.Code, ranges[i].First, ranges[i].Count))];
    }
}
