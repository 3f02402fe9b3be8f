using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace Tests.Synthetic.Journeys;

/// <summary>Analyses find what was planted in the products of sessions.</summary>
public class PlantedStructureTests
{
    private const int Walks = 60_000;
    private static readonly UserPopulation Population = new(0.05, 1);

    [Fact]
    public void Walk_OneUsersSessions_StartInTheFavouriteCategoryAsOftenAsPlanted()
    {
        var assortment = ProductCatalogue.Shared.AssortmentOf(0);
        var hits = 0;
        var byChance = 0.0;
        for (var i = 0; i < Walks; i++)
        {
            var shopper = Population.At(i % 2_000);
            var favourite = assortment.DrawCategory(
                false,
                PlantedStructure.Taste(shopper.Tastes, PlantedStructure.FirstFavourite)
            );
            var category = CategoryOf(Start(shopper, false, i).Product);
            hits += category == favourite ? 1 : 0;
            byChance +=
                category == CategoryOf(Start(Population.At((i + 777) % 2_000), false, i + Walks).Product) ? 1 : 0;
        }

        // Half by taste, and of the rest as many as two strangers agree.
        var chance = byChance / Walks;
        Assert.Equal(PlantedStructure.FavouriteShare + (chance / 2.0), hits / (double)Walks, 0.05);
    }

    [Fact]
    public void Walk_SessionsThatBuy_AnswerToThePriceWithThePlantedElasticity()
    {
        const int Day = 12;
        var catalogue = ProductCatalogue.Shared;
        var assortment = catalogue.AssortmentOf(0);
        double[] bought = new double[2];
        for (var i = 0; i < Walks * 4; i++)
        {
            Count(bought, Start(Population.At(i), true, i, Day).Product, 1.0);
        }

        double[] expected = new double[2];
        for (var product = 0; product < catalogue.Count; product++)
        {
            Count(expected, product, assortment.PurchaseShare(product));
        }

        // Cheap against dear, by six per cent at least and 9 in the mean, against the shares at list prices.
        var answer = Math.Log(bought[0] / bought[1] / (expected[0] / expected[1])) / Math.Log(0.91 / 1.09);
        Assert.Equal(-PlantedStructure.PriceElasticity, answer, 0.6);

        void Count(double[] counts, int product, double weight)
        {
            var factor = ProductHistory.Shared.PriceFactor(product, Day);
            counts[0] += factor < 0.94 ? weight : 0.0;
            counts[1] += factor > 1.06 ? weight : 0.0;
        }
    }

    [Fact]
    public void Buy_SecondPurchaseAfterAPairsProduct_IsOftenTheComplement()
    {
        var pair = ComplementaryPairs.Shared.Pairs[0];
        var taken = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var walk = Start(Population.At(i), true, i);
            var marks = PlantedMarks.None;
            var product = walk.Buy(2, pair.Product, ref marks);
            Assert.Equal(marks == PlantedMarks.Complement, product == pair.Complement && marks != PlantedMarks.None);
            taken += marks == PlantedMarks.Complement ? 1 : 0;
            Assert.Equal(walk.Product, walk.Buy(1, -1, ref marks));
        }

        Assert.Equal(ComplementaryPairs.TakeShare, taken / 10_000.0, 0.02);
    }

    [Fact]
    public void PutIntoCart_ProductWithoutPrice_IsPassedOverAsOftenAsPlanted()
    {
        var assortment = ProductCatalogue.Shared.AssortmentOf(0);
        var unpriced = 0;
        var passedOver = 0;
        for (var i = 0; i < Walks * 4; i++)
        {
            var walk = Start(Population.At(i % 10_000), false, i);
            var product = walk.PutIntoCart();
            if (assortment.IsUnpriced(walk.Product))
            {
                unpriced++;
                passedOver += assortment.IsUnpriced(product) ? 0 : 1;
            }
            else
            {
                Assert.Equal(walk.Product, product);
            }
        }

        Assert.InRange(unpriced, 200, 2_000);
        Assert.Equal(PlantedStructure.UnpricedPassedOverShare, passedOver / (double)unpriced, 0.1);
    }

    private static int CategoryOf(int product) =>
        ProductCatalogue.Shared.Shelves[ProductCatalogue.Shared.ShelfOf(product)].Category;

    private static ProductWalk Start(Shopper shopper, bool buys, int number, int day = 3) =>
        new(0, day, shopper, buys, new SplitMix64(Hash64.Of(99, (ulong)number, buys ? 1UL : 0UL)));
}
