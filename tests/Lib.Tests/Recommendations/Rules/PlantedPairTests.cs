using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Catalogue;
using Tests.Worlds;

namespace Tests.Recommendations;

/// <summary>The pairs that the generator plants are found, and nearly nothing else.</summary>
[Collection(WorldShop.Collection)]
public sealed class PlantedPairTests(WorldShop worlds)
{
    [Fact]
    public void Rules_GeneratedMonths_FindThePlantedPairsAndFewOthers()
    {
        var generator = new EventGenerator(new SyntheticOptions { Scale = 0.02 });
        worlds.Use(
            SmallWorld.Of(
                EventGenerator
                    .Presets.Take(2)
                    .SelectMany(generator.Events)
                    .Where(row => row.Type == SyntheticEventType.Purchase)
                    .Select(row =>
                        BasketWorld.Event(row.UserId, row.ProductId, 0) with
                        {
                            EventTime = DateTime.UnixEpoch.AddSeconds(row.UnixSecond),
                            UserSession = row.UserSession,
                        }
                    )
            )
        );
        var catalogue = ProductCatalogue.Shared;
        var planted = ComplementaryPairs
            .Shared.Pairs.Select(pair =>
                ((long)catalogue.ProductIds[pair.Product], (long)catalogue.ProductIds[pair.Complement])
            )
            .ToHashSet();

        var report = worlds.Session.Recommendations.Rules(new() { MinPairs = 3 });

        var found = report
            .Rules.Select(rule => (Math.Min(rule.Product, rule.Other), Math.Max(rule.Product, rule.Other)))
            .Distinct()
            .ToArray();
        var right = found.Count(pair => planted.Contains(pair) || planted.Contains((pair.Item2, pair.Item1)));
        Assert.Equal(24, planted.Count);
        Assert.True(right >= 16, $"{right} of 24 planted pairs are found: {report.Sentence}");
        Assert.True(found.Length - right <= 1, $"{found.Length - right} of {found.Length} pairs are not planted.");
    }
}
