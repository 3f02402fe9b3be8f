using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Ingest.Profile;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Retention;

namespace Tests.Insights;

/// <summary>Every sentence that compares or ranks follows its data: with the values swapped it names the other, with equal ones both or none.</summary>
public sealed class RankingSentencesTests
{
    // What these state compares nothing with anything, or belongs to a measurement.
    private static readonly string[] Stating =
    [
        "ActiveUsersReport.Sentence",
        "ChurnRiskList.Sentence",
        "ClassWeightReport.Sentence",
        "CleaningReport.Sentences",
        "ClusterReport.Sentence",
        "ConcentrationReport.Sentence",
        "DriftReport.Sentence",
        "EvaluationReport.Sentence",
        "EventRatios.Sentence",
        "EventTypePrices.Sentence",
        "ExperimentResult.ArmsSentence",
        "ExplainedRow.Sentence",
        "FigureAnswer.Sentences",
        "FullScaleFigures.Sentences",
        "FunnelComparison.Sentences",
        "FunnelReport.Sentence",
        "FunnelReport.SkipSentence",
        "FunnelTrend.Sentence",
        "IngestReport.Sentence",
        "ItemPrices.Sentence",
        "LakeVersion.Sentence",
        "LifecycleReport.Sentence",
        "LifetimeReport.HorizonSentence",
        "LifetimeReport.OneTimeSentence",
        "LifetimeReport.Sentence",
        "LifetimeReport.Sentences",
        "NeighbourReport.Sentence",
        "NetworkReport.Sentence",
        "OptimizationResult.Sentence",
        "OrderValues.Sentence",
        "PathReport.Sentence",
        "ProfitReport.Sentence",
        "PropensityBacktest.Sentence",
        "PropensityLeak.Sentence",
        "PropensityReport.CalibrationSentence",
        "PropensityReport.Sentence",
        "RecommendationEvaluation.Sentence",
        "RetentionReport.Sentence",
        "RevenueByHour.Sentence",
        "RfmReport.Sentence",
        "RowReasons.Sentence",
        "RuleReport.Sentence",
        "SessionConversion.Sentences",
        "SessionReport.Sentence",
        "StickinessReport.Sentence",
        "TripleReport.Sentence",
    ];

    // What HoldoutTests and RfmTests hold with the data that these need.
    private static readonly string[] HeldElsewhere =
    [
        "HoldoutCheck.Sentence",
        "HoldoutCheck.Sentences",
        "RfmBreakdownReport.Sentence",
    ];

    // A sentence of two values, and the two names that it may hold.
    private static readonly Dictionary<string, (Func<long, long, string> Say, string First, string Second)> Ranking =
        new()
        {
            ["ColumnProfiles.Sentences"] = (
                (one, two) =>
                    string.Join(
                        ' ',
                        new ColumnProfiles { Columns = [Column("brand", one), Column("price", two)] }.Sentences
                    ),
                "brand",
                "price"
            ),
            ["DailyKpis.Sentences"] = (
                (one, two) => new DailyKpis([Day(1, one), Day(2, two)]).Sentences[0],
                "2023-03-01",
                "2023-03-02"
            ),
            ["DurationConversion.Sentence"] = (
                (one, two) => new DurationConversion([Bucket(0, 60, one), Bucket(60, 300, two)]).Sentence,
                "of 0 s",
                "of 60 s"
            ),
            ["FunnelBreakdownReport.Sentence"] = (
                (one, two) =>
                    new FunnelBreakdownReport(
                        new FunnelOptions { Steps = [new("view"), new("purchase")] },
                        FunnelBreakdown.Brand,
                        [Group("alder", one), Group("birch", two)]
                    ).Sentence,
                "of alder most often",
                "of birch most often"
            ),
            ["HourlyActivity.Peaks"] = ((one, two) => Activity(one, two).Peaks[0], "08", "17"),
            ["HourlyActivity.PeakOfPurchases"] = ((one, two) => Activity(one, two).PeakOfPurchases, "08", "17"),
            ["RetentionBreakdownReport.Sentence"] = (
                (one, two) =>
                    new RetentionBreakdownReport(
                        new RetentionOptions { AsOf = DateTime.UnixEpoch.AddDays(30) },
                        RetentionBreakdown.Brand,
                        [Returning("alder", one), Returning("birch", two)]
                    ).Sentence,
                "users of alder",
                "users of birch"
            ),
            ["RevenueRanking.Sentence"] = (
                (one, two) =>
                    new RevenueRanking(
                        "Brands",
                        "brand",
                        "none",
                        [
                            .. new[] { Brand("alder", one), Brand("birch", two) }.OrderByDescending(group =>
                                group.Revenue
                            ),
                        ]
                    ).Sentence,
                "alder",
                "birch"
            ),
            ["RfmMigration.Sentence"] = (
                (one, two) =>
                    new RfmMigration(
                        DateTime.UnixEpoch,
                        DateTime.UnixEpoch.AddDays(30),
                        ["Loyal", "Lost", "New"],
                        [new("New", "Lost", one, 0.5), new("New", "Loyal", two, 0.5)]
                    ).Sentence.Split(';')[0],
                "to Lost",
                "to Loyal"
            ),
            ["RfmReport.TopSentence"] = (
                (one, two) =>
                    new RfmReport(
                        new RfmOptions { AsOf = DateTime.UnixEpoch },
                        [Segment("Loyal", one), Segment("Lost", two)],
                        []
                    ).TopSentence,
                "Loyal",
                "Lost"
            ),
            ["UnusualDays.Sentences"] = (
                (one, two) => string.Join(' ', UnusualDays.Of(WithPurchases(one, two)).Sentences),
                "2023-03-21: too low",
                "2023-03-28: too low"
            ),
            ["UserSegments.Sentence"] = (
                (one, two) => new UserSegments([Users("Power User", one), Users("Active User", two)]).Sentence,
                "Power User",
                "Active User"
            ),
        };

    public static TheoryData<string> Names => [.. Ranking.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sentence_ValuesSwapped_NamesTheOther(string name)
    {
        var (say, first, second) = Ranking[name];
        // Of unusual days the low value is the one to name.
        var (high, low) = name.StartsWith("UnusualDays", StringComparison.Ordinal) ? (0L, 400L) : (400L, 200L);

        Assert.Contains(first, say(high, low), StringComparison.Ordinal);
        Assert.DoesNotContain(second, say(high, low), StringComparison.Ordinal);
        Assert.Contains(second, say(low, high), StringComparison.Ordinal);
        Assert.DoesNotContain(first, say(low, high), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sentence_EqualValues_NamesBothOrNone(string name)
    {
        var (say, first, second) = Ranking[name];

        var said = say(400, 400);

        Assert.NotEmpty(said);
        Assert.Equal(said.Contains(first, StringComparison.Ordinal), said.Contains(second, StringComparison.Ordinal));
    }

    /// <summary>Rates that chance may have made different are named together, with their values; sums are not, as they are facts.</summary>
    [Fact]
    public void Sentence_RatesWhoseIntervalsOverlap_NamesTheTie()
    {
        var durations = new DurationConversion([Bucket(0, 60, 400), Bucket(60, 300, 410), Bucket(300, 600, 10)]);
        var funnel = new FunnelBreakdownReport(
            new FunnelOptions { Steps = [new("view"), new("purchase")] },
            FunnelBreakdown.Brand,
            [Group("alder", 400), Group("birch", 410), Group("cedar", 10)]
        );

        Assert.Equal(
            "No range of durations clearly holds a purchase most often; the intervals of these overlap: [60, 300) s (41.00 % of 1,000) and [0, 60) s (40.00 % of 1,000).",
            durations.Sentence
        );
        Assert.Contains(
            "overlap: birch (41.00 % of 1,000) and alder (40.00 % of 1,000).",
            funnel.Sentence,
            StringComparison.Ordinal
        );
    }

    /// <summary>A new sentence is put into one of the lists above by whoever writes it.</summary>
    [Fact]
    public void Sentences_OfTheLibrary_AreAllListed()
    {
        var all = typeof(Shop)
            .Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties().Where(property => property.DeclaringType == type))
            .Where(property =>
                property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>)
            )
            .Where(property =>
                property.Name.Contains("Sentence", StringComparison.Ordinal)
                || property.Name.StartsWith("Peak", StringComparison.Ordinal)
            )
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        Assert.Equal(
            Stating.Concat(HeldElsewhere).Concat(Ranking.Keys).Order(StringComparer.Ordinal),
            all.Order(StringComparer.Ordinal)
        );
    }

    private static ColumnProfile Column(string name, long bytes) =>
        new()
        {
            Column = name,
            SourceType = "VARCHAR",
            Type = "VARCHAR",
            Rows = 1,
            Nulls = 0,
            Distinct = 1,
            Min = null,
            Max = null,
            Quantiles = [],
            Top = [],
            CsvBytes = null,
            ParquetBytes = bytes,
            ParquetEncodedBytes = bytes,
            MemoryBytesAsText = null,
            MemoryBytes = null,
        };

    private static DailyKpi Day(int day, long revenue) =>
        new(new DateOnly(2023, 3, day), 9, 5, 2, 1, 3, 3, 1, revenue, revenue, revenue / 3);

    private static DurationBucket Bucket(long from, long to, long hits) =>
        new(from, to, 1_000, hits, hits / 1_000.0, 1, 1);

    private static FunnelGroup Group(string value, long hits) => new(value, false, [1_000, hits], hits / 1_000.0);

    private static HourlyActivity Activity(long one, long two) =>
        new([
            .. Enumerable
                .Range(0, 24)
                .Select(hour =>
                    (
                        Hour: hour,
                        Count: hour == 8 ? one
                        : hour == 17 ? two
                        : 1
                    )
                )
                .Select(each => new HourOfDay(
                    each.Hour,
                    each.Count,
                    1,
                    1,
                    each.Count,
                    1,
                    each.Count,
                    each.Count,
                    each.Count,
                    each.Count
                )),
        ]);

    private static RevenueGroup Brand(string name, long revenue) =>
        new(name, 10, 5, 3, 2, revenue, revenue / 1_000.0, 0.4, revenue, revenue);

    private static RfmSegment Segment(string name, long revenue) =>
        new(
            name,
            10,
            0.5,
            revenue,
            revenue / 1_000.0,
            (revenue - 50) / 1_000.0,
            (revenue + 50) / 1_000.0,
            revenue,
            5,
            2
        );

    private static RetentionGroup Returning(string value, long retained) =>
        new(
            value,
            1_000,
            new RetentionReport(
                new RetentionOptions { AsOf = DateTime.UnixEpoch.AddDays(30) },
                [new RetentionCell(new DateOnly(1970, 1, 1), 1_000, 1, retained)]
            )
        );

    private static UserSegment Users(string name, long revenue) =>
        new(name, 10, 0.5, 5, 20, 5, 5, revenue, revenue / 1_000.0, 0.5, 0.25);

    private static DailyKpi[] WithPurchases(long one, long two) =>
        [
            .. Enumerable
                .Range(0, 42)
                .Select(day =>
                    (
                        Day: day,
                        Bought: (
                            day == 20 ? one
                            : day == 27 ? two
                            : 400
                        ) + (day % 7)
                    )
                )
                .Select(each => new DailyKpi(
                    new DateOnly(2023, 3, 1).AddDays(each.Day),
                    8_000,
                    6_000,
                    1_600,
                    each.Bought,
                    1_000,
                    1_200,
                    each.Bought,
                    100 * each.Bought,
                    null,
                    null
                )),
        ];
}
