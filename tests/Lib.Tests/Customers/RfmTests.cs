using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class RfmTests(WorldShop worlds)
{
    [Fact]
    public void Rfm_ManyWorlds_EqualsScoringByHand()
    {
        var buyers = 0;
        foreach (var world in worlds.All())
        {
            var options = WorldOptions.Rfm(world);
            var expected = RfmOracle.Buyers(world, options);

            var report = worlds.Session.Customers.Rfm(options);

            Assert.Equal(expected, report.Sample);
            Assert.Equal(expected.Count, report.Buyers);
            Assert.Equal(expected.Sum(buyer => buyer.Spent), report.Revenue);
            Assert.Equal(
                report.Reason is null ? options.Map.Segments : [.. options.Map.Segments, RfmReport.Untold],
                report.Segments.Select(segment => segment.Segment)
            );
            Assert.Equal(
                expected.Select(buyer => buyer.RecencyDays).Distinct().Count() == 1,
                report.Reason is not null
            );
            foreach (var segment in report.Segments)
            {
                RfmBuyer[] within = [.. expected.Where(buyer => buyer.Segment == segment.Segment)];
                Assert.Equal((within.Length, within.Sum(buyer => buyer.Spent)), (segment.Buyers, segment.Revenue));
                Assert.Equal(within.Length == 0, segment.MeanSpend is null);
                if (within.Length > 0)
                {
                    Assert.Equal(within.Average(buyer => buyer.RecencyDays), segment.MeanRecencyDays!.Value, 1e-9);
                    Assert.Equal(within.Average(buyer => buyer.Frequency), segment.MeanFrequency!.Value, 1e-9);
                    Assert.Equal(
                        Math.Round(segment.Revenue / within.Length, 2, MidpointRounding.AwayFromZero),
                        segment.MeanSpend
                    );
                    Assert.Equal((double)within.Length / expected.Count, segment.BuyerShare!.Value, 1e-12);
                }
            }

            buyers += expected.Count;
        }

        Assert.True(buyers > SmallWorld.Share(500), $"{buyers} buyers in all worlds");
    }

    [Fact]
    public void Rfm_EightyOnesFifteenTwosFiveThrees_ScoreOneFiveFive()
    {
        var counts = Enumerable.Repeat(1, 80).Concat(Enumerable.Repeat(2, 15)).Concat(Enumerable.Repeat(3, 5));
        var rows = counts.SelectMany(
            (count, user) => Enumerable.Range(0, count).Select(day => Purchase(user + 1, day))
        );
        worlds.Use(SmallWorld.Of(rows));
        var options = new RfmOptions { AsOf = new DateTime(2019, 11, 1) };

        var fair = worlds.Session.Customers.Rfm(options).Sample.GroupBy(buyer => buyer.Frequency);
        Assert.Equal(
            [(1, 1), (2, 5), (3, 5)],
            fair.Select(group => ((int)group.Key, group.Select(buyer => buyer.FScore).Distinct().Single())).Order()
        );

        var fifths = worlds.Session.Customers.Rfm(options with { Scoring = RfmScoring.Ntile }).Sample;
        Assert.Equal(
            [1, 2, 3, 4],
            fifths.Where(buyer => buyer.Frequency == 1).Select(buyer => buyer.FScore).Distinct().Order()
        );
        Assert.Equal([20, 20, 20, 20, 20], fifths.CountBy(buyer => buyer.FScore).Select(pair => pair.Value));
    }

    [Fact]
    public void Rfm_Metamorphoses_ChangeWhatTheyShould()
    {
        foreach (var seed in TestScale.OneOf(3, Enumerable.Range(8, 12)))
        {
            var world = SmallWorld.Draw(seed);
            var options = new RfmOptions { AsOf = world.End, Frequency = RfmFrequency.Orders };
            worlds.Use(world);
            var before = worlds.Session.Customers.Rfm(options);

            worlds.Use(world.Shuffled());
            Assert.Equal(before.Sample, worlds.Session.Customers.Rfm(options).Sample);

            worlds.Use(world.Relabelled());
            Assert.Equal(
                before
                    .Sample.Select(buyer => buyer with { UserId = SmallWorld.Relabel(buyer.UserId) })
                    .OrderBy(buyer => buyer.UserId),
                worlds.Session.Customers.Rfm(options).Sample
            );

            worlds.Use(world.Priced(3));
            Assert.Equal(
                before.Sample.Select(buyer => buyer with { Spent = 3 * buyer.Spent, Monetary = 3 * buyer.Monetary }),
                worlds.Session.Customers.Rfm(options).Sample
            );

            var days = TimeSpan.FromDays(40);
            worlds.Use(world.Later(days));
            Assert.Equal(
                before.Sample.Select(buyer =>
                    buyer with
                    {
                        FirstPurchase = buyer.FirstPurchase + days,
                        LastPurchase = buyer.LastPurchase + days,
                    }
                ),
                worlds.Session.Customers.Rfm(options with { AsOf = world.End + days }).Sample
            );
        }
    }

    [Fact]
    public void TopSentence_MoneyOfChampionsChanges_ChangesOrFallsSilent()
    {
        // Twenty buyers come lately and often, sixty came once and long ago; within each kind prices differ.
        SmallWorld World(decimal often, decimal once) =>
            SmallWorld.Of(
                Enumerable
                    .Range(0, 80)
                    .SelectMany(user =>
                        Enumerable
                            .Range(0, user < 20 ? 3 : 1)
                            .Select(day =>
                                Purchase(user + 1, user < 20 ? 29 - (3 * day) : 0) with
                                {
                                    Price = (user < 20 ? often : once) * (1 + (user % 5)),
                                }
                            )
                    )
            );
        RfmReport Report(SmallWorld world)
        {
            worlds.Use(world);
            return worlds.Session.Customers.Rfm(new RfmOptions { AsOf = new DateTime(2019, 11, 1) });
        }

        var often = Report(World(50, 10));
        var once = Report(World(1, 50));
        var even = Report(World(10, 10));

        var champions = often.Segments.Single(segment => segment.Segment == "Champions");
        Assert.Equal(20, champions.Buyers);
        Assert.StartsWith("Champions bring most: ", often.TopSentence, StringComparison.Ordinal);
        Assert.StartsWith("Lost bring most: ", once.TopSentence, StringComparison.Ordinal);
        Assert.StartsWith("No segment clearly brings most: ", even.TopSentence, StringComparison.Ordinal);
        Assert.InRange(
            champions.RevenueShare!.Value,
            champions.RevenueShareLow!.Value,
            champions.RevenueShareHigh!.Value
        );
    }

    [Fact]
    public void MigrationSentence_MovesOfAboutTheSameSize_NamesNone()
    {
        static RfmFlow Flow(string from, string to, long buyers) => new(from, to, buyers, 0.5);
        static string Sentence(params RfmFlow[] flows) =>
            new RfmMigration(new DateTime(2019, 10, 1), new DateTime(2019, 11, 1), ["New", "Lost"], flows).Sentence;

        Assert.Equal(
            "The largest move: 84 buyers from New to Lost; next 40 buyers from Loyal to Lost.",
            Sentence(Flow("New", "Lost", 84), Flow("New", "New", 900), Flow("Loyal", "Lost", 40))
        );
        Assert.StartsWith(
            "No move is clearly the largest: 84 buyers from New to Lost and 80 buyers",
            Sentence(Flow("New", "Lost", 84), Flow("Loyal", "Lost", 80)),
            StringComparison.Ordinal
        );
        Assert.Equal("The one move: 1 buyer from New to Lost.", Sentence(Flow("New", "Lost", 1)));
        Assert.Equal("No buyer moved to another segment.", Sentence(Flow("New", "New", 84)));
    }

    [Fact]
    public void RfmMigration_ManyWorlds_EqualsBothScoringsSideBySide()
    {
        var moved = 0;
        foreach (var world in worlds.All())
        {
            var options = WorldOptions.Rfm(world) with { AsOf = world.End };
            var from = world.Events.Count == 0 ? world.End : world.Events[world.Events.Count / 2].EventTime;
            var before = RfmOracle
                .Buyers(world, options with { AsOf = from })
                .ToDictionary(buyer => buyer.UserId, buyer => buyer.Segment);
            var expected = RfmOracle
                .Buyers(world, options)
                .GroupBy(buyer => (From: before.GetValueOrDefault(buyer.UserId), buyer.Segment))
                .ToDictionary(group => group.Key, group => (long)group.Count());

            var migration = worlds.Session.Customers.RfmMigration(options, from);

            Assert.Equal(
                expected,
                migration.Flows.ToDictionary(flow => (flow.FromSegment, flow.ToSegment), flow => flow.Buyers)
            );
            Assert.All(
                migration.Flows.GroupBy(flow => flow.FromSegment),
                row => Assert.Equal(1, row.Sum(flow => flow.Share), 1e-12)
            );
            Assert.Equal(
                before.Count,
                migration.Flows.Where(flow => flow.FromSegment is not null).Sum(flow => flow.Buyers)
            );
            moved += migration.Flows.Count(flow => flow.FromSegment is not null && flow.FromSegment != flow.ToSegment);
            Assert.NotEmpty(migration.ToChart().ToSvg());
        }

        Assert.True(moved > SmallWorld.Share(50), $"{moved} moves");
    }

    [Theory]
    [InlineData(RfmScoring.PercentRank, 1)]
    [InlineData(RfmScoring.Ntile, 1)]
    [InlineData(RfmScoring.PercentRank, 3)]
    [InlineData(RfmScoring.Ntile, 3)]
    public void Rfm_AllBoughtLastOnTheSameDay_NobodyIsLostAndTheReportSaysWhy(RfmScoring scoring, int mostDays)
    {
        worlds.Use(
            SmallWorld.Of(
                Enumerable
                    .Range(0, 60)
                    .SelectMany(user =>
                        Enumerable.Range(0, 1 + (user % mostDays)).Select(back => Purchase(user + 1, 9 - back))
                    )
            )
        );
        var options = new RfmOptions { AsOf = new DateTime(2019, 11, 1), Scoring = scoring };

        var report = worlds.Session.Customers.Rfm(options);
        var risk = worlds.Session.Customers.ChurnRisk(
            new ChurnRiskOptions
            {
                Rfm = options,
                MinimumFrequencyScore = 1,
                MaximumRecencyScore = 5,
            }
        );
        var migration = worlds.Session.Customers.RfmMigration(options, new DateTime(2019, 10, 20));

        Assert.All(report.Sample, buyer => Assert.Equal(RfmReport.Untold, buyer.Segment));
        Assert.Equal(60, report.Segments.Single(segment => segment.Segment == RfmReport.Untold).Buyers);
        Assert.Equal(60, report.Buyers);
        Assert.Contains("cannot tell them apart", report.Reason, StringComparison.Ordinal);
        Assert.Contains("cannot tell them apart", report.ToTable().Title, StringComparison.Ordinal);
        Assert.Contains(
            report.Recommendations,
            each => each.Because.Contains("cannot tell them apart", StringComparison.Ordinal)
        );
        Assert.Contains("scatter", report.ToScatterChart().ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, risk.Total);
        Assert.Equal(60, Assert.Single(migration.Flows).Buyers);
        Assert.NotEmpty(migration.ToChart().ToSvg());
    }

    [Fact]
    public void Rfm_NoBuyers_IsShownWithoutError()
    {
        worlds.Use(4);

        var report = worlds.Session.Customers.Rfm(new RfmOptions { AsOf = new DateTime(2019, 11, 1) });

        Assert.Equal(0, report.Buyers);
        Assert.Contains("There are no buyers", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.All(report.Recommendations, each => Assert.Equal("nobody is in it", each.Because));
        Assert.Equal(7, report.ToTable().RowCount);
    }

    [Fact]
    public void Recommendations_Segments_StateTheirOwnNumbers()
    {
        worlds.Use(5);

        var report = worlds.Session.Customers.Rfm(new RfmOptions { AsOf = new DateTime(2019, 11, 1) });

        Assert.All(
            report.Segments.Zip(report.Recommendations).Where(pair => pair.First.Buyers > 0),
            pair =>
            {
                Assert.Contains(
                    pair.First.MeanSpend!.Value.ToString("N2", System.Globalization.CultureInfo.InvariantCulture),
                    pair.Second.Because,
                    StringComparison.Ordinal
                );
                Assert.Equal(
                    Math.Round(pair.First.Revenue / 100, 2, MidpointRounding.AwayFromZero),
                    pair.Second.RevenueOfOnePercent
                );
            }
        );
        Assert.Contains(report.Recommendations, each => each.Because.Contains("days since", StringComparison.Ordinal));
        Assert.Contains("scatter", report.ToScatterChart().ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(report.ToScatterChart().ToSvg());
        Assert.NotEmpty(report.ToChart().ToSvg());
        Assert.StartsWith("Treemap chart: Segments", report.ToTreemap().ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(report.ToTreemap().ToSvg());
    }

    [Fact]
    public void Rfm_BadOptionsOrNothingBuilt_SaysWhatIsWrong()
    {
        var options = new RfmOptions { AsOf = new DateTime(2019, 11, 1) };
        using var empty = Shop.InMemory();

        Assert.Contains(
            "shop.Pipeline.Clean()",
            Assert.Throws<InvalidOperationException>(() => empty.Customers.Rfm(options)).Message,
            StringComparison.Ordinal
        );
        worlds.Use(5);
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Customers.Rfm(options with { Frequency = (RfmFrequency)9 })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            worlds.Session.Customers.Rfm(options with { SampleSize = -1 })
        );
        Assert.Contains(
            "is after 2019-11-01",
            Assert
                .Throws<ArgumentException>(() =>
                    worlds.Session.Customers.RfmMigration(options, new DateTime(2019, 11, 2))
                )
                .Message,
            StringComparison.Ordinal
        );
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
