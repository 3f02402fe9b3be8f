using EcommerceNotebooks.Synthetic.Randomness;
using MathNet.Numerics.Distributions;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>The shop's assortment: categories, shelves and 206,876 products, the same for every seed and scale, so that runs of different seeds sell the same goods.</summary>
internal sealed class ProductCatalogue
{
    /// <summary>The lowest price that is not zero.</summary>
    internal const int SmallestCents = 77;

    /// <summary>The highest price published.</summary>
    internal const int LargestCents = 257_407;
    private const int BlockSize = 100_000;
    private const int BrandCount = 4303;
    private const double GoldenRatioConjugate = 0.6180339887498949;
    private static readonly Lazy<ProductCatalogue> Instance = new(() => new ProductCatalogue());
    private readonly AliasTable categoryTable;
    private readonly AliasTable[] shelfTables;
    private readonly int[] shelfOfProduct;

    private ProductCatalogue()
    {
        var categoryLines = CatalogueFile.ReadCategories();
        var shelfLines = CatalogueFile.ReadShelves();
        ProductIds = new int[shelfLines.Sum(line => line.Products)];
        BasePriceCents = new int[ProductIds.Length];
        shelfOfProduct = new int[ProductIds.Length];
        Shelves = new Shelf[shelfLines.Count];
        StockShelves(shelfLines);
        NumberProducts(categoryLines);
        Categories = GroupShelves(categoryLines);
        categoryTable = new AliasTable([
            .. Categories.Select(category => ShelvesOf(category).Sum(shelf => shelf.Weight)),
        ]);
        shelfTables =
        [
            .. Categories.Select(category => new AliasTable([.. ShelvesOf(category).Select(shelf => shelf.Weight)])),
        ];
        SmallBrands = SmallBrandNames.Take(
            BrandCount
                - Shelves
                    .Select(shelf => shelf.Brand)
                    .Where(brand => brand is not null && brand != Shelf.SmallBrands)
                    .Distinct()
                    .Count()
        );
    }

    /// <summary>The only catalogue.</summary>
    public static ProductCatalogue Shared => Instance.Value;

    /// <summary>All categories.</summary>
    public Category[] Categories { get; }

    /// <summary>All shelves, those of a category side by side.</summary>
    public Shelf[] Shelves { get; }

    /// <summary>The product ids by product index, all different.</summary>
    public int[] ProductIds { get; }

    /// <summary>The list prices in cents by product index, before they drift.</summary>
    public int[] BasePriceCents { get; }

    /// <summary>Names a product of a small brand may carry.</summary>
    public string[] SmallBrands { get; }

    /// <summary>Index of the category for a uniform number: as often as it is viewed.</summary>
    public int DrawCategory(double unit) => categoryTable.Draw(unit);

    /// <summary>Index of a shelf in the category for a uniform number: as often as it is viewed.</summary>
    public int DrawShelf(int category, double unit) =>
        Categories[category].FirstShelf + shelfTables[category].Draw(unit);

    /// <summary>Index of a product on the shelf for a uniform number: as often as it is viewed.</summary>
    public int DrawProduct(int shelf, double unit) =>
        Shelves[shelf].FirstProduct + Shelves[shelf].Popularity.Draw(unit);

    /// <summary>Index of the shelf a product stands on.</summary>
    public int ShelfOf(int product) => shelfOfProduct[product];

    private void StockShelves(List<CatalogueFile.ShelfLine> lines)
    {
        var product = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            Shelves[i] = new Shelf(
                line.CategoryKey - 1,
                line.Brand,
                line.Weight,
                product,
                line.Products,
                (int)(line.MedianPrice * 100.0),
                new ZipfMandelbrot(line.Products, line.Skew)
            );
            for (var rank = 0; rank < line.Products; rank++, product++)
            {
                // Steps of the golden ratio spread the prices of the most viewed products evenly over the shelf's distribution.
                var quantile = (0.5 + (rank * GoldenRatioConjugate)) % 1.0;
                var price =
                    100.0
                    * line.MedianPrice
                    * Math.Exp(line.Spread * Normal.InvCDF(0.0, 1.0, Math.Clamp(quantile, 0.001, 0.999)));
                BasePriceCents[product] = (int)Math.Clamp(Math.Round(price), SmallestCents, LargestCents);
                shelfOfProduct[product] = i;
            }
        }
    }

    // A product's id is a block of 100,000 numbers per kind of goods, as in the published data, and a number inside it.
    private void NumberProducts(List<CatalogueFile.CategoryLine> lines)
    {
        foreach (var block in Shelves.GroupBy(shelf => lines[shelf.Category].Block))
        {
            var products = block.Sum(shelf => shelf.ProductCount);
            var stride = Math.Min(7, (BlockSize - 1) / products);
            var step = CoprimeStep.For(products);
            long position = 0;
            foreach (var shelf in block)
            {
                for (var rank = 0; rank < shelf.ProductCount; rank++, position++)
                {
                    var slot = (int)(position * step % products);
                    var product = shelf.FirstProduct + rank;
                    ProductIds[product] =
                        (block.Key * BlockSize) + (slot * stride) + (int)(Hash64.Mix((ulong)product) % (ulong)stride);
                }
            }
        }
    }

    private Category[] GroupShelves(List<CatalogueFile.CategoryLine> lines)
    {
        var ids = CategoryIds.Assign([.. lines.Select(line => line.CategoryIds)]);
        var ranges = Shelves
            .Index()
            .GroupBy(shelf => shelf.Item.Category)
            .ToDictionary(group => group.Key, group => (First: group.First().Index, Count: group.Count()));
        var weights = lines
            .Index()
            .Select(line =>
                Shelves.Skip(ranges[line.Index].First).Take(ranges[line.Index].Count).Sum(shelf => shelf.Weight)
            )
            .ToArray();
        var meanRate = lines.Index().Sum(line => line.Item.PurchasesPerMille * weights[line.Index]) / weights.Sum();
        return
        [
            .. lines.Select(
                (line, i) =>
                    new Category(line.Code, ids[i], line.PurchasesPerMille / meanRate, ranges[i].First, ranges[i].Count)
            ),
        ];
    }

    private ArraySegment<Shelf> ShelvesOf(Category category) => new(Shelves, category.FirstShelf, category.ShelfCount);
}
