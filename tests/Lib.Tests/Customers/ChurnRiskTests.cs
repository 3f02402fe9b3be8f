using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

[Collection(WorldShop.Collection)]
public sealed class ChurnRiskTests(WorldShop worlds)
{
    private static readonly BuyingFit Fit = new(
        LifetimeModel.MbgNbd,
        new MbgNbd(0.5, 6, 0.8, 2.4),
        TimeUnit.Week,
        0,
        0,
        0,
        null,
        0,
        null,
        null
    );

    [Fact]
    public void ChurnRisk_ManyWorlds_EqualsTheListByHand()
    {
        var listed = 0L;
        foreach (var world in worlds.All())
        {
            var options = new ChurnRiskOptions
            {
                Rfm = WorldOptions.Rfm(world),
                MinimumMonetaryScore = world.Seed % 2 == 0 ? 4 : null,
                MinimumQuietDays = world.Seed % 4,
                Lifetime = world.Seed % 3 == 0 ? Fit : null,
            };
            RfmBuyer[] expected =
            [
                .. RfmOracle
                    .Buyers(world, options.Rfm)
                    .Where(buyer =>
                        buyer.Segment != RfmReport.Untold
                        && buyer.RScore <= 2
                        && buyer.RecencyDays >= options.MinimumQuietDays
                        && (buyer.FScore >= 4 || buyer.MScore >= (options.MinimumMonetaryScore ?? 9))
                    )
                    .OrderByDescending(buyer => buyer.Spent)
                    .ThenBy(buyer => buyer.UserId),
            ];

            var list = worlds.Session.Customers.ChurnRisk(options);

            Assert.Equal((expected.Length, expected.Sum(buyer => buyer.Spent)), (list.Total, list.Revenue));
            Assert.Equal(
                expected.Select(buyer => (buyer.UserId, buyer.Segment, buyer.RScore, buyer.FScore, buyer.MScore)),
                list.Rows.Select(row => (row.UserId, row.Segment, row.RScore, row.FScore, row.MScore))
            );
            foreach ((var buyer, var row) in expected.Zip(list.Rows))
            {
                Check(world, options, buyer, row);
            }

            listed += list.Total;
        }

        Assert.True(listed > SmallWorld.Share(30), $"{listed} buyers at risk");
    }

    [Theory]
    [InlineData("list.csv", "read_csv($path)")]
    [InlineData("list.json", "read_json($path)")]
    [InlineData("list.parquet", "read_parquet($path)")]
    public void ExportChurnRisk_File_HoldsTheWholeList(string file, string reader)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "new", file);
        worlds.Use(5);
        var options = new ChurnRiskOptions
        {
            MinimumQuietDays = 0,
            Rfm = new RfmOptions { AsOf = new DateTime(2019, 12, 1) },
            MaximumRecencyScore = 5,
            MinimumFrequencyScore = 1,
            Rows = 2,
        };

        var rows = worlds.Session.Customers.ExportChurnRisk(options, path);
        worlds.Session.Customers.ExportChurnRisk(options, path);

        var list = worlds.Session.Customers.ChurnRisk(options);
        Assert.True(rows > 2);
        Assert.Equal(list.Total, rows);
        Assert.Equal(2, list.Rows.Count);
        var read = worlds
            .Session.Connection.Query<(long UserId, string Reason)>(
                $"select cast(user_id as integer), reason from {reader}",
                new { path }
            )
            .AsList();
        Assert.Equal(rows, read.Count);
        Assert.Equal(list.Rows.Select(row => (row.UserId, row.Reason)), read.Take(2));
    }

    [Fact]
    public void ExportChurnRisk_OtherEnding_IsRefused()
    {
        worlds.Use(5);
        var options = new ChurnRiskOptions { Rfm = new RfmOptions { AsOf = new DateTime(2019, 12, 1) } };

        Assert.Contains(
            ".csv, .json or .parquet, but the path is list.xlsx",
            Assert
                .Throws<ArgumentException>(() => worlds.Session.Customers.ExportChurnRisk(options, "list.xlsx"))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            worlds.Session.Customers.ChurnRisk(options with { MaximumRecencyScore = 6 })
        );
    }

    private static void Check(SmallWorld world, ChurnRiskOptions options, RfmBuyer buyer, ChurnRisk row)
    {
        var own = RfmOracle
            .Purchases(world, options.Rfm.Filter, options.Rfm.AsOf)
            .Where(purchase => purchase.UserId == buyer.UserId)
            .ToArray();
        var days = own.Select(purchase => purchase.EventTime.Date).Distinct().Order().ToArray();
        double span = (days[^1] - days[0]).Days;
        var top = own.Where(purchase => purchase.CategoryCode is not null)
            .GroupBy(purchase => purchase.CategoryCode!)
            .OrderByDescending(category => category.Count())
            .ThenByDescending(category => category.Sum(purchase => purchase.Price ?? 0))
            .ThenBy(category => category.Key, StringComparer.Ordinal)
            .FirstOrDefault();

        Assert.Equal(top?.Key, row.TopCategory);
        Assert.Equal(days.Length < 2 ? null : span / (days.Length - 1), row.MeanGapDays);
        Assert.Equal((buyer.LastPurchase, buyer.RecencyDays), (row.LastPurchase, row.RecencyDays));
        Assert.StartsWith($"no purchase for {buyer.RecencyDays} days", row.Reason, StringComparison.Ordinal);
        Assert.Equal(days.Length > 1, row.Reason.Contains("bought every", StringComparison.Ordinal));
        Assert.Equal(buyer.FScore >= 4, row.Reason.Contains("times (score", StringComparison.Ordinal));
        Assert.Equal(
            buyer.MScore >= (options.MinimumMonetaryScore ?? 9),
            row.Reason.Contains("spent ", StringComparison.Ordinal)
        );
        Assert.Equal(options.Lifetime is null, row.ProbabilityAlive is null);
        if (row.ProbabilityAlive is { } alive)
        {
            var last = WorldOptions.EndOfLastWholeDay(options.Rfm.AsOf, options.Rfm.Filter).AddDays(-1);
            var age = Math.Max(span, (last - days[0]).Days) / 7.0;
            Assert.Equal(Fit.Model!.ProbabilityAlive(days.Length - 1, span / 7, age), alive, 1e-9);
        }
    }
}
