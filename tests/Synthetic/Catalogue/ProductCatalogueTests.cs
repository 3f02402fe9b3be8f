using EcommerceNotebooks.Synthetic.Catalogue;

namespace Tests.Synthetic.Catalogue;

public class ProductCatalogueTests
{
    private static readonly ProductCatalogue Catalogue = ProductCatalogue.Shared;
    private static readonly ProductHistory History = new(Catalogue);
    private static readonly long October = Second(10, 1);
    private static readonly long December = Second(12, 1);

    [Fact]
    public void Shared_Products_AreAsManyAsPublishedAndDifferent()
    {
        Assert.Equal(206_876, Catalogue.ProductIds.Distinct().Count());
        Assert.All(Catalogue.ProductIds, id => Assert.InRange(id, 200_000, 99_999_999));
    }

    [Fact]
    public void Shared_Categories_HaveThePublishedCodesAndIds()
    {
        var ids = Catalogue.Categories.SelectMany(category => category.CategoryIds).ToArray();

        Assert.Equal(691, ids.Length);
        Assert.Equal(691, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id, 2_053_000_000_000_000_000, 2_199_999_999_999_999_999));
        Assert.Equal(129, Catalogue.Categories.Select(category => category.Code).OfType<string>().Distinct().Count());
    }

    [Fact]
    public void Shared_Brands_AreOneFewerThanPublished()
    {
        var named = Catalogue
            .Shelves.Select(shelf => shelf.Brand)
            .OfType<string>()
            .Where(brand => brand != Shelf.SmallBrands);

        Assert.Equal(4_303 - 1, named.Concat(Catalogue.SmallBrands).Distinct().Count());
    }

    [Fact]
    public void Shared_BuyFactors_AverageToOneOverTheViews()
    {
        var total = Catalogue.Shelves.Sum(shelf => shelf.Weight);

        Assert.Equal(
            1.0,
            Catalogue.Shelves.Sum(shelf => shelf.Weight * Catalogue.Categories[shelf.Category].BuyFactor) / total,
            1e-9
        );
    }

    [Fact]
    public void DrawProduct_AnyUnit_StaysOnTheShelf()
    {
        for (var shelf = 0; shelf < Catalogue.Shelves.Length; shelf += 13)
        {
            Assert.Equal(shelf, Catalogue.ShelfOf(Catalogue.DrawProduct(shelf, 0.0)));
            Assert.Equal(shelf, Catalogue.ShelfOf(Catalogue.DrawProduct(shelf, 1.0 - 1e-16)));
        }
    }

    [Fact]
    public void At_OverTwoMonths_DriftsTheMinorityOfPricesWithinALimit()
    {
        var drifting = 0;
        var priced = 0;
        for (var product = 0; product < Catalogue.ProductIds.Length; product += 97)
        {
            var prices = States(product)
                .Select(state => state.PriceCents)
                .Where(price => price > 0)
                .Distinct()
                .ToArray();
            priced += prices.Length > 0 ? 1 : 0;
            drifting += prices.Length > 1 ? 1 : 0;
            Assert.All(prices, price => Assert.InRange(price, 77, 257_407));
            Assert.All(prices, price => Assert.InRange(price / (double)Catalogue.BasePriceCents[product], 0.85, 1.15));
        }

        Assert.InRange((double)drifting / priced, 0.30, 0.50);
    }

    [Fact]
    public void At_PriceZero_StandsOnlyOnUnbrandedProducts()
    {
        var unpriced = Enumerable
            .Range(0, Catalogue.ProductIds.Length)
            .Select(product => History.At(product, December - 1))
            .Where(state => state.PriceCents == 0)
            .ToArray();

        Assert.NotEmpty(unpriced);
        Assert.All(unpriced, state => Assert.Null(state.Brand));
    }

    [Fact]
    public void At_OverTwoMonths_ChangesSomeBrandsAndCategories()
    {
        var brands = 0;
        var categories = 0;
        for (var product = 0; product < Catalogue.ProductIds.Length; product += 11)
        {
            brands += States(product).Select(state => state.Brand).Distinct().Count() > 1 ? 1 : 0;
            categories += States(product).Select(state => state.CategoryId).Distinct().Count() > 1 ? 1 : 0;
        }

        Assert.InRange(brands, 20, 150);
        Assert.InRange(categories, 50, 450);
    }

    private static IEnumerable<ProductState> States(int product)
    {
        for (var second = October; second < December; second += 5 * 86_400)
        {
            yield return History.At(product, second);
        }
    }

    private static long Second(int month, int day) =>
        new DateTimeOffset(2019, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
