using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class RfmBreakdownTests(WorldShop worlds)
{
    [Theory]
    [InlineData(RfmBreakdown.Brand, 2)]
    [InlineData(RfmBreakdown.Brand, 100)]
    [InlineData(RfmBreakdown.Category, 1)]
    public void RfmBy_ManyWorlds_EqualsCountingByHand(RfmBreakdown by, int top)
    {
        var others = 0;
        foreach (var world in worlds.All())
        {
            var options = WorldOptions.Rfm(world) with { TopValues = top };
            var segments = RfmOracle.Buyers(world, options).ToDictionary(buyer => buyer.UserId, buyer => buyer.Segment);
            var purchases = RfmOracle.Purchases(world, options.Filter, options.AsOf);
            var kept = purchases
                .GroupBy(Value)
                .OrderByDescending(value => value.Select(row => row.UserId).Distinct().Count())
                .ThenBy(value => value.Key, StringComparer.Ordinal)
                .Take(top)
                .Select(value => value.Key)
                .ToArray();
            var expected = purchases
                .GroupBy(row => kept.Contains(Value(row)) ? Value(row) : RfmBreakdownReport.Other)
                .OrderBy(value => value.Key == RfmBreakdownReport.Other)
                .ThenByDescending(value => value.Select(row => row.UserId).Distinct().Count())
                .ThenBy(value => value.Key, StringComparer.Ordinal)
                .ToArray();

            var report = worlds.Session.Customers.RfmBy(options, by);

            Assert.Equal(expected.Select(value => value.Key), report.Values.Select(value => value.Value));
            foreach ((var value, var rows) in report.Values.Zip(expected))
            {
                Assert.Equal(rows.Select(row => row.UserId).Distinct().Count(), value.Buyers);
                Assert.Equal(
                    report.All.Segments.Select(each => each.Segment),
                    value.Segments.Select(each => each.Segment)
                );
                Assert.All(
                    value.Segments,
                    each =>
                    {
                        var own = rows.Where(row => segments[row.UserId] == each.Segment).ToArray();
                        Assert.Equal(own.Select(row => row.UserId).Distinct().Count(), each.Buyers);
                        Assert.Equal((own.Length, own.Sum(row => row.Price ?? 0)), (each.Items, each.Revenue));
                        Assert.Equal((double)each.Buyers / value.Buyers, each.Share, 1e-12);
                    }
                );
            }

            // What is bought belongs to one value, who buys to every one.
            Assert.Equal(report.All.Revenue, report.Values.Sum(value => value.Revenue));
            Assert.True(report.Values.Sum(value => value.Buyers) >= report.All.Buyers);
            others += report.Values.Count(value => value.IsOther);
            Assert.NotEmpty(report.ToChart().ToSvg());
        }

        Assert.Equal(top > 10, others == 0);

        string Value(CleanEvent row) =>
            by == RfmBreakdown.Brand
                ? row.Brand ?? "unknown_brand"
                : row.CategoryCode?.Split('.')[0] ?? "uncategorized";
    }

    [Fact]
    public void RfmBy_BuyersOfOneBrandComeOften_SaysSoAndFallsSilentWhenTheyDoNot()
    {
        // A hundred buyers of each brand; those of the first come on one day or on four, the last of them lately.
        CleanEvent[] Of(int user, string brand, int last, int days) =>
            [.. Enumerable.Range(0, days).Select(day => Purchase(user, last - (3 * day)) with { Brand = brand })];
        SmallWorld World(int apple) =>
            SmallWorld.Of(
                Enumerable
                    .Range(0, 100)
                    .SelectMany(user =>
                        Of(user + 1, "apple", 28, apple)
                            .Concat(Of(user + 1001, "samsung", 22, 1 + (user % 2)))
                            .Append(Purchase(user + 2001, user % 20) with { Brand = "nokia" })
                    )
            );
        var options = new RfmOptions { AsOf = new DateTime(2019, 11, 1) };

        worlds.Use(World(4));
        var clear = worlds.Session.Customers.RfmBy(options, RfmBreakdown.Brand);
        worlds.Use(World(1));
        var silent = worlds.Session.Customers.RfmBy(options, RfmBreakdown.Brand);
        var one = worlds.Session.Customers.RfmBy(options, RfmBreakdown.Category);

        Assert.StartsWith("300 buyers spent", clear.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(
            "The buyers of apple are most often in Champions: 100.00 % of 100 buyers.",
            clear.Sentence,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("apple are most often", silent.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(
            "There are no two categories with a hundredth of the buyers to compare.",
            one.Sentence,
            StringComparison.Ordinal
        );
        worlds.Use(4);
        Assert.Contains(
            "There are no buyers",
            worlds.Session.Customers.RfmBy(options, RfmBreakdown.Brand).ToChart().ToString(),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => worlds.Session.Customers.RfmBy(options, (RfmBreakdown)9));
    }

    private static CleanEvent Purchase(long user, int day) =>
        SmallWorld.Draw(1).Events[0] with
        {
            EventType = "purchase",
            UserId = user,
            EventTime = new DateTime(2019, 10, 1 + day),
            Price = 10m,
        };
}
