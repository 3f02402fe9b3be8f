using System.Text.Json;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic.Truth;

/// <summary>Writes down what was planted in a month, so that estimators can be held against it: the parameters, and what came of them.</summary>
public static class TruthFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes {preset}.truth.json into a folder that exists and gives its path.</summary>
    /// <exception cref="ArgumentException">The preset is unknown.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static string Write(EventGenerator generator, PlantedTruth counts, string directory)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(counts);
        var path = Path.Combine(directory, counts.Preset + ".truth.json");
        File.WriteAllText(path, ToJson(generator, counts) + "\n");
        return path;
    }

    /// <summary>The truth as JSON.</summary>
    /// <exception cref="ArgumentException">The preset is unknown.</exception>
    public static string ToJson(EventGenerator generator, PlantedTruth counts)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(counts);
        var month = MonthPresets.For(counts.Preset, generator.Options.Anomalies.Outage);
        return JsonSerializer.Serialize(
            new
            {
                generator.Options.Scale,
                generator.Options.Seed,
                generator.Options.Anomalies,
                Counts = counts,
                Intent = new
                {
                    Meaning = "Sessions with a purchase of a user in the month are Poisson with mean rate * intent * mood; intent is a lasting trait with mean 1, mood is lognormal with mean 1 and independent by month; newcomers' means fall with what is left of the month.",
                    CoreRate = month.Core.PurchaseRate,
                    OthersRate = month.Others.PurchaseRate,
                    IntentCurve.MoodSpread,
                    IntentDeciles = Deciles(),
                    ShowsInActivity = UserPopulation.IntentInActivity,
                    CartWithoutPurchasePower = SessionShape.CartEagernessPower,
                },
                Loyalty = new
                {
                    PlantedStructure.FavouriteShare,
                    PlantedStructure.SecondFavouriteShare,
                    BrandShare = PlantedStructure.LoyalShare,
                    PlantedStructure.PriceLevelShare,
                },
                PriceSensitivity = new
                {
                    Elasticity = -PlantedStructure.PriceElasticity,
                    LargestPriceStep = ProductHistory.LargestPriceStep,
                },
                CohortDecay = new
                {
                    Meaning = "Of the users who first come in a month, the share that comes k months later is first * k^-power; for October to November it is exact.",
                    First = UserPopulation.ReturnShare,
                    Power = UserPopulation.ReturnDecay,
                    SoonShare = SessionPlaces.SoonShare,
                },
                Complements = new
                {
                    Meaning = "In a session whose first purchase is the product and that has a second, the second is the complement with the share given.",
                    ComplementaryPairs.TakeShare,
                    Taken = counts.Complements,
                    Pairs = Pairs(),
                },
            },
            Format
        );
    }

    private static double[] Deciles() =>
        [.. Enumerable.Range(1, 9).Select(decile => Math.Round(IntentCurve.AtQuantile(decile / 10.0), 6))];

    // Lift as the shares of purchases would give it if the pairs were the only dependence.
    private static object[] Pairs()
    {
        var catalogue = ProductCatalogue.Shared;
        var assortment = catalogue.AssortmentOf(0);
        return
        [
            .. ComplementaryPairs.Shared.Pairs.Select(pair => new
            {
                Product = catalogue.ProductIds[pair.Product],
                Complement = catalogue.ProductIds[pair.Complement],
                ShareOfPurchases = Math.Round(assortment.PurchaseShare(pair.Product), 8),
                ComplementShareOfPurchases = Math.Round(assortment.PurchaseShare(pair.Complement), 8),
                LiftAmongSecondPurchases = Math.Round(
                    ComplementaryPairs.TakeShare / assortment.PurchaseShare(pair.Complement),
                    1
                ),
            }),
        ];
    }
}
