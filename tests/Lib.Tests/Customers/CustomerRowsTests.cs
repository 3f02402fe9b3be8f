using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

/// <summary>One row for every buyer: scores and values.</summary>
[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class CustomerRowsTests(WorldShop worlds)
{
    private static readonly DateTime Start = new(2019, 10, 1);
    private static readonly DateTime AsOf = Start.AddDays(60);

    [Fact]
    public void BuyerScores_ManyWorlds_AreEveryBuyerByHand()
    {
        var buyers = 0;
        foreach (var world in worlds.All())
        {
            var options = WorldOptions.Rfm(world) with { SampleSize = 1 };
            var expected = RfmOracle.Buyers(world, options);

            var scores = worlds.Session.Customers.RfmScores(options);

            Assert.Equal(expected, scores.Rows);
            Assert.Equal(worlds.Session.Customers.Rfm(options).Buyers, scores.Rows.Count);
            buyers += expected.Count;
        }

        Assert.True(buyers > SmallWorld.Share(500), $"{buyers} buyers in all worlds");
    }

    [Theory]
    [InlineData(LifetimeModel.BgBb)]
    [InlineData(LifetimeModel.MbgNbd)]
    public void CustomerValues_DrawnBuyers_AreTheModelsAndSumToTheReport(LifetimeModel kind)
    {
        worlds.Use(Buyers(1_200));
        var options = new LifetimeOptions { AsOf = AsOf, Model = kind };

        var values = worlds.Session.Customers.LifetimeValues(options);

        Assert.Equal(1_200, values.Rows.Count);
        Assert.Equal(values.Rows.OrderBy(row => row.UserId), values.Rows);
        var report = worlds.Session.Customers.LifetimeValue(options);
        Assert.Equal(report.Total!.Value, values.Rows.Sum(row => row.ExpectedValue!.Value), 1e-6 * report.Total.Value);
        Assert.Equal(
            report.Groups.Sum(group => group.ExpectedPurchases),
            values.Rows.Sum(row => row.ExpectedPurchases!.Value),
            1e-6
        );
        Assert.Equal(report.OneTimeBuyers.Customers, values.Rows.Count(row => row.Repeats == 0));
        (var model, var spending) = (report.Buying.Model!, report.Spending.Model!);
        foreach (var row in values.Rows)
        {
            var spend = spending.ExpectedSpend(
                row.Repeats,
                row.Repeats == 0 ? 0 : (double)row.RepeatSpend / row.Repeats
            );
            Assert.Equal(
                model.ProbabilityAlive(row.Repeats, row.LastRepeatDays, row.AgeDays),
                row.ProbabilityAlive!.Value,
                1e-12
            );
            Assert.Equal(
                CustomerValue.Discounted(model, TimeUnit.Day, row.Repeats, row.LastRepeatDays, row.AgeDays, spend),
                row.ExpectedValue!.Value,
                1e-9 * row.ExpectedValue.Value
            );
        }

        // Who bought once and long ago is alive with a smaller chance than who bought once and lately, for whom nobody can know it.
        var once = values
            .Rows.Where(row => row.Repeats == 0)
            .ToLookup(row => row.AgeDays, row => row.ProbabilityAlive!.Value);
        Assert.True(once.Max(age => age.Key) >= 50 && once.Min(age => age.Key) <= 5);
        Assert.InRange(once.MaxBy(age => age.Key)!.First(), 0, 0.75 * once.MinBy(age => age.Key)!.First());
    }

    [Fact]
    public void LifetimeSentences_OneTimeBuyersComeBack_ChangeWithTheData()
    {
        worlds.Use(Buyers(1_200));
        var options = new LifetimeOptions { AsOf = AsOf, Resamples = 40 };
        var before = worlds.Session.Customers.LifetimeValue(options);
        worlds.Use(SmallWorld.Of(Buyers(1_200).Events.Where(row => row.UserId % 2 == 0)));
        var half = worlds.Session.Customers.LifetimeValue(options);
        var early = worlds.Session.Customers.LifetimeValue(options with { Months = 1 });

        Assert.StartsWith("1,200 customers are expected to bring", before.Sentence, StringComparison.Ordinal);
        Assert.Contains("95 % prediction interval", before.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("600 customers are expected to bring", half.Sentence, StringComparison.Ordinal);
        Assert.StartsWith(
            $"{half.OneTimeBuyers.Customers} customers bought on one day only",
            half.OneTimeSentence,
            StringComparison.Ordinal
        );
        Assert.Contains("the forecast looks 360 days ahead: beyond", half.HorizonSentence, StringComparison.Ordinal);
        Assert.StartsWith(
            "The forecast looks 30 days ahead, no longer",
            early.HorizonSentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("csv", "read_csv($path)")]
    [InlineData("json", "read_json($path)")]
    [InlineData("parquet", "read_parquet($path)")]
    public void Exports_Files_HoldEveryBuyer(string ending, string reader)
    {
        using var folder = new TemporaryFolder();
        worlds.Use(Buyers(300));
        var scores = Path.Combine(folder.Path, "new", $"scores.{ending}");
        var values = Path.Combine(folder.Path, "new", $"values.{ending}");
        var options = new LifetimeOptions { AsOf = AsOf };

        Assert.Equal(300, worlds.Session.Customers.ExportRfmScores(new RfmOptions { AsOf = AsOf }, scores));
        Assert.Equal(300, worlds.Session.Customers.ExportLifetimeValues(options, values));

        var total = Read<double>($"select sum(expected_value) from {reader}", values);
        Assert.Equal(worlds.Session.Customers.LifetimeValue(options).Total!.Value, total, 1e-6 * total);
        Assert.Equal(300, Read<long>($"select count(distinct user_id) from {reader}", values));
        Assert.Equal(
            worlds.Session.Customers.Rfm(new RfmOptions { AsOf = AsOf }).Segments.Max(segment => segment.Buyers),
            Read<long>($"select max(buyers) from (select count(*) as buyers from {reader} group by segment)", scores)
        );
    }

    [Fact]
    public void CustomerValues_NoModel_KeepsEveryRowAndSaysWhy()
    {
        worlds.Use(Buyers(20));

        var values = worlds.Session.Customers.LifetimeValues(new LifetimeOptions { AsOf = AsOf });

        Assert.Equal(20, values.Rows.Count);
        Assert.All(values.Rows, row => Assert.Null(row.ProbabilityAlive));
        Assert.Contains("say too little", values.ToTable().Title, StringComparison.Ordinal);
        Assert.DoesNotContain("NULL", values.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_MoreBuyersThanATableKeeps_AreAllThere()
    {
        const int Many = Table.KeptRows + 50;
        worlds.Use(SmallWorld.Of(Enumerable.Range(1, Many).Select(user => Purchase(user, user % 50, 10))));
        var rfm = new RfmOptions { AsOf = AsOf };

        Assert.Equal(Many, worlds.Session.Customers.RfmScores(rfm).Rows.Count);
        Assert.Equal(Many, worlds.Session.Customers.LifetimeValues(new LifetimeOptions { AsOf = AsOf }).Rows.Count);
        Assert.Equal(
            Many,
            worlds
                .Session.Customers.ChurnRisk(
                    new ChurnRiskOptions
                    {
                        MinimumQuietDays = 0,
                        Rfm = rfm,
                        MaximumRecencyScore = 5,
                        MinimumFrequencyScore = 1,
                        Rows = 2 * Many,
                    }
                )
                .Rows.Count
        );
    }

    [Fact]
    public void ChurnRisk_OneTimeBuyersOfLongAgo_HaveALowerChanceThanThoseOfLately()
    {
        worlds.Use(Buyers(1_200));
        var fit = worlds.Session.Customers.LifetimeValue(new LifetimeOptions { AsOf = AsOf }).Buying;

        var list = worlds.Session.Customers.ChurnRisk(
            new ChurnRiskOptions
            {
                MinimumQuietDays = 0,
                Rfm = new RfmOptions { AsOf = AsOf },
                MaximumRecencyScore = 5,
                MinimumFrequencyScore = 1,
                Lifetime = fit,
                Rows = 1_200,
            }
        );

        var once = list
            .Rows.Where(row => row.MeanGapDays is null)
            .OrderByDescending(row => row.RecencyDays)
            .Select(row => row.ProbabilityAlive!.Value)
            .ToArray();
        Assert.True(once.Length > 100);
        Assert.Equal(once.Order(), once);
        Assert.True(once[0] < 0.75 * once[^1], $"{once[0]} and {once[^1]}");
    }

    private T Read<T>(string sql, string path) => worlds.Session.Connection.QuerySingle<T>(sql, new { path });

    // Buyers who come on any day and then buy and leave as BG/BB says, each around a price of their own.
    private static SmallWorld Buyers(int count)
    {
        var random = new Xoshiro256(31);
        var rows = new List<CleanEvent>();
        for (var user = 1; user <= count; user++)
        {
            var first = random.NextBelow(60);
            var price = random.NextLogNormal(50, 0.6);
            int[] days = [0, .. BuyingModelTests.Life(new BgBb(1, 6, 1.2, 6), ref random).Select(time => (int)time)];
            foreach (var day in days.Where(day => first + day < 60))
            {
                rows.Add(Purchase(user, first + day, (decimal)Math.Round(random.NextLogNormal(price, 0.3), 2)));
            }
        }

        return SmallWorld.Of(rows);
    }

    private static CleanEvent Purchase(long user, int day, decimal price) =>
        Template with
        {
            UserId = user,
            EventTime = Start.AddDays(day).AddHours(12),
            Price = price,
        };

    private static CleanEvent Template { get; } = SmallWorld.Draw(1).Events[0] with { EventType = "purchase" };
}
