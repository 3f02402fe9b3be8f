using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;
using Tests.Worlds;

namespace Tests.Filters;

[Collection(WorldShop.Collection)]
public sealed class FilteredRevenueTests(WorldShop worlds)
{
    [Fact]
    public void Revenue_OfOneBrand_IsWhatTopBrandsSays()
    {
        var brands = 0;
        foreach (var world in worlds.All().Where(world => world.Seed % 10 == 0))
        {
            foreach (var brand in Ranking("mart_brands", shop => shop.Insights.TopBrands()))
            {
                Assert.Equal(brand.Revenue, Revenue(new EventFilter { Brand = brand.Name }));
                brands += brand.Revenue > 0 ? 1 : 0;
            }
        }

        Assert.True(brands > SmallWorld.Share(10), $"{brands} brands with revenue");
    }

    [Fact]
    public void Revenue_OfACategoryAndAllBelow_IsTheSumOfItsPartsInTopCategories()
    {
        (var categories, var parents) = (0, 0);
        foreach (var world in worlds.All().Where(world => world.Seed % 10 == 0))
        {
            var all = Ranking("mart_categories", shop => shop.Insights.TopCategories());
            foreach (var category in all.SelectMany(each => SelfAndAbove(each.Name!)).Distinct())
            {
                var within = all.Where(each =>
                        each.Name == category || each.Name!.StartsWith(category + ".", StringComparison.Ordinal)
                    )
                    .ToArray();

                Assert.Equal(within.Sum(each => each.Revenue), Revenue(new EventFilter { Category = category }));
                categories += within.Any(each => each.Revenue > 0) ? 1 : 0;
                parents += within.Length > 1 ? 1 : 0;
            }
        }

        Assert.True(
            categories > SmallWorld.Share(20) && parents > SmallWorld.Share(5),
            $"{categories} categories with revenue, {parents} with others below"
        );
    }

    // electronics.audio.headphone, electronics.audio and electronics.
    private static IEnumerable<string> SelfAndAbove(string category)
    {
        var levels = category.Split('.');
        return Enumerable.Range(1, levels.Length).Select(count => string.Join('.', levels.Take(count)));
    }

    private RevenueGroup[] Ranking(string mart, Func<IShopScope, RevenueRanking> ranking)
    {
        WarehouseLoad.Run(
            worlds.Session,
            load =>
            {
                load.Create(typeof(EventMarts), mart);
                return 0;
            }
        );
        return [.. ranking(worlds.Session).Groups.Where(group => group.Name is not null)];
    }

    private decimal Revenue(EventFilter filter) =>
        worlds
            .Session.Customers.Concentration(
                new ConcentrationOptions { Of = ConcentrationOf.Products, Filter = filter }
            )
            .Revenue;
}
