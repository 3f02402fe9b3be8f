using EcommerceNotebooks.Synthetic.Catalogue;

namespace Tests.Synthetic.Catalogue;

public class ProductCatalogueTests
{
    private const int Days = 61;
    private static readonly ProductCatalogue Catalogue = ProductCatalogue.Shared;
    private static readonly ProductHistory History = ProductHistory.Shared;

    [Theory]
    [InlineData(0, 166_794, 624, 126, 3_445)]
    [InlineData(1, 190_662, 684, 129, 4_201)]
    public void Shared_OnSale_IsAsPublished(int month, int products, int categoryIds, int codes, int brands)
    {
        var onSale = OnSale(month).ToArray();

        Assert.Equal(products, onSale.Length);
        Assert.Equal(
            categoryIds,
            onSale.Select(product => Catalogue.Labels.CategoryIdOf(product, month)).Distinct().Count()
        );
        Assert.Equal(codes, onSale.Select(CodeOf).OfType<string>().Distinct().Count());
        Assert.Equal(brands, onSale.Select(Catalogue.Labels.BrandOf).Where(brand => brand > 0).Distinct().Count());
    }

    [Fact]
    public void Shared_AllProducts_HaveDifferentIds()
    {
        Assert.Equal(206_876, Catalogue.ProductIds.Distinct().Count());
        Assert.All(Catalogue.ProductIds, id => Assert.InRange(id, 200_000, 99_999_999));
        Assert.Equal(4_303, Catalogue.Labels.Brands.OfType<string>().Distinct().Count());
    }

    [Fact]
    public void CategoryIdOf_BothMonths_AreAsManyAsPublished() =>
        Assert.Equal(
            691,
            new[] { 0, 1 }
                .SelectMany(month => OnSale(month).Select(product => Catalogue.Labels.CategoryIdOf(product, month)))
                .Distinct()
                .Count()
        );

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void DrawProduct_AnyUnit_StaysOnTheShelfAndOnSale(int month, bool buys)
    {
        var assortment = Catalogue.AssortmentOf(month);
        var onSale = OnSale(month).ToHashSet();
        for (var shelf = 0; shelf < Catalogue.Shelves.Length; shelf += 13)
        {
            foreach (var unit in new[] { 0.0, 0.3, 0.999, 1.0 - 1e-16 })
            {
                var product = assortment.DrawProduct(buys, shelf, unit);
                Assert.Equal(shelf, Catalogue.ShelfOf(product));
                Assert.True(onSale.Contains(product) || !HasAny(shelf, onSale));
            }
        }
    }

    [Theory]
    [InlineData(0, 68_673.0 / 42_448_764.0)]
    [InlineData(1, 188_088.0 / 67_501_979.0)]
    public void IsUnpriced_ShareOfProducts_IsSmallAndUnbranded(int month, double share)
    {
        var unpriced = OnSale(month).Where(Catalogue.AssortmentOf(month).IsUnpriced).ToArray();

        Assert.InRange(unpriced.Length, 1, (int)(share * 20.0 * Catalogue.Count));
        Assert.All(unpriced, product => Assert.Equal(0, Catalogue.Labels.BrandOf(product)));
        Assert.All(unpriced, product => Assert.Equal(0.0, Catalogue.AssortmentOf(month).PurchaseShare(product)));
    }

    [Fact]
    public void PurchaseShare_AllProducts_AddUpToOne() =>
        Assert.Equal(1.0, Enumerable.Range(0, Catalogue.Count).Sum(Catalogue.AssortmentOf(0).PurchaseShare), 1e-3);

    [Fact]
    public void BasePrices_OnAShelf_RiseAndStayInThePublishedRange()
    {
        Assert.All(
            Catalogue.Shelves,
            shelf =>
            {
                var prices = Catalogue.BasePriceCents[shelf.FirstProduct..shelf.End];
                Assert.Equal(prices.Order(), prices);
            }
        );
        Assert.InRange(Catalogue.BasePriceCents.Min(), 77, 1_000);
        Assert.Equal(257_407, Catalogue.BasePriceCents.Max());
    }

    [Fact]
    public void PriceCents_OverTwoMonths_DriftsForTheMinorityAndWithinALimit()
    {
        var drifting = 0;
        var priced = 0;
        for (var product = 0; product < Catalogue.Count; product += 97)
        {
            var prices = Enumerable
                .Range(0, Days)
                .Select(day => History.PriceCents(product, day))
                .Where(price => price > 0)
                .Distinct()
                .ToArray();
            priced += prices.Length > 0 ? 1 : 0;
            drifting += prices.Length > 1 ? 1 : 0;
            Assert.All(prices, price => Assert.InRange(price, 77, 257_407));
            Assert.All(prices, price => Assert.InRange(price / (double)Catalogue.BasePriceCents[product], 0.87, 1.13));
        }

        Assert.InRange((double)drifting / priced, 0.30, 0.50);
    }

    [Fact]
    public void Brand_OverTwoMonths_ComesLateForAFew()
    {
        var late = Enumerable
            .Range(0, Catalogue.Count)
            .Where(product => History.Brand(product, 0) != History.Brand(product, Days))
            .ToArray();

        Assert.InRange(late.Length / (double)Catalogue.Count, 0.002, 0.005);
        Assert.All(late, product => Assert.Equal(0, History.Brand(product, 0)));
    }

    [Fact]
    public void Pairs_Complements_AreOfOtherCategoriesAndAlwaysOnSale()
    {
        var pairs = ComplementaryPairs.Shared.Pairs;

        Assert.Equal(24, pairs.Length);
        Assert.Equal(48, pairs.SelectMany(pair => new[] { pair.Product, pair.Complement }).Distinct().Count());
        Assert.All(pairs, pair => Assert.NotEqual(CategoryOf(pair.Product), CategoryOf(pair.Complement)));
        Assert.All(pairs, pair => Assert.Equal(Presence.Both, Catalogue.PresenceOf(pair.Complement)));
        Assert.All(pairs, pair => Assert.Equal(pair.Complement, ComplementaryPairs.Shared.Of(pair.Product)));
    }

    private static bool HasAny(int shelf, HashSet<int> products) =>
        Enumerable
            .Range(Catalogue.Shelves[shelf].FirstProduct, Catalogue.Shelves[shelf].ProductCount)
            .Any(products.Contains);

    private static int CategoryOf(int product) => Catalogue.Shelves[Catalogue.ShelfOf(product)].Category;

    private static string? CodeOf(int product) => Catalogue.Categories[CategoryOf(product)].Code;

    private static IEnumerable<int> OnSale(int month)
    {
        var gone = month == 0 ? Presence.November : Presence.October;
        return Enumerable.Range(0, Catalogue.Count).Where(product => Catalogue.PresenceOf(product) != gone);
    }
}
