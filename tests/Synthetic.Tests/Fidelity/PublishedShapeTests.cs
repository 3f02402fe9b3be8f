using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks.Synthetic.Fidelity;

namespace Tests.Synthetic.Fidelity;

/// <summary>Holds a hundredth of the months against the published numbers: what is counted exactly must be exact, everything else within one per cent and four standard errors of a sample of this size.</summary>
public class PublishedShapeTests(GeneratedFiles files) : IClassFixture<GeneratedFiles>
{
    private const double Tolerance = 0.01;
    private const double StandardErrors = 4.0;

    // Users come back and sessions hold many events, so that rows vary by this much more than independent ones would.
    private const double Clustering = 6.0;

    // Copies come in bursts of up to 77.
    private const double CopyClustering = 12.0;

    // The square of a session's events has this many times the mean of the events themselves.
    private const double EventClustering = 45.0;

    [Theory]
    [InlineData("2019-10", "events", 424_488)]
    [InlineData("2019-10", "carts", 9_265)]
    [InlineData("2019-10", "purchases", 7_428)]
    [InlineData("2019-10", "users", 30_223)]
    [InlineData("2019-11", "events", 675_020)]
    [InlineData("2019-11", "carts", 30_289)]
    [InlineData("2019-11", "purchases", 9_169)]
    [InlineData("2019-11", "users", 36_961)]
    [InlineData("2019-11", "purchases on 15 november", 0)]
    [InlineData("2019-11", "zero price purchases", 0)]
    [InlineData("2019-10 and 2019-11", "users", 53_166)]
    [InlineData("2019-10 and 2019-11", "users of both months", 14_018)]
    [InlineData("2019-10 and 2019-11", "events per session median", 2)]
    public void Compare_ExactCounts_AreExact(string period, string measure, double expected) =>
        Assert.Equal(expected, Row(period, measure).Ours);

    [Fact]
    public void Compare_EveryPublishedNumber_IsWithinItsTolerance()
    {
        string[] beyond =
        [
            .. files
                .Report.Rows.Where(row => !IsSmall(row) && !IsWithin(row))
                .Select(row => $"{row.Period} {row.Measure} {row.Key}: {row.Ours} instead of {row.Expected}"),
        ];

        Assert.Equal([], beyond);
        Assert.InRange(files.Report.Rows.Count(row => !IsSmall(row)), 200, 260);
    }

    [Fact]
    public void Compare_DurationsAndSizes_AreCloseToThePublished()
    {
        Assert.Equal(1_041.88, Ours("2019-10", "session seconds mean"), 150.0);
        Assert.Equal(931.10, Ours("2019-11", "session seconds mean"), 150.0);
        Assert.Equal(63.27, Ours("2019-10", "session seconds median"), 3.0);
        Assert.Equal(59.90, Ours("2019-11", "session seconds median"), 3.0);
        Assert.Equal(5, Ours("2019-10 and 2019-11", "events per session", "p75"), 0.5);
        Assert.Equal(11, Ours("2019-10 and 2019-11", "events per session", "p90"), 0.5);
        Assert.Equal(35, Ours("2019-10 and 2019-11", "events per session", "p99"), 2.0);
    }

    [Fact]
    public void Truth_Counts_AreThoseOfTheFiles()
    {
        Assert.Equal(Ours("2019-10", "exact duplicates"), files.October.Duplicates);
        Assert.Equal(Ours("2019-11", "exact duplicates"), files.November.Duplicates);
        Assert.Equal(Ours("2019-11", "zero prices"), files.November.ZeroPrices);
        Assert.Equal(Ours("2019-11", "revenue"), (double)files.November.Revenue, 0.01);
        Assert.Equal(Ours("2019-10", "shared sessions"), files.October.SharedSessions);
        Assert.Equal(Ours("2019-10", "null sessions"), files.October.MissingSessions);
    }

    // Published by an application without its reckoning: 8.03 % of October's users buy in November, of the best tenth 36.6 %. The buyers by number of purchases and of both months, published by several, ask for more.
    [Fact]
    public void OctobersUsers_ByWhatTheyDid_TellNovembersBuyersAsPublishedModelsDo()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var (baseRate, auc, best) = connection.QuerySingle<(double, double, double)>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fidelity", "november_buyers.sql")),
            new
            {
                october = Path.Combine(files.Folder, "2019-Oct.parquet"),
                november = Path.Combine(files.Folder, "2019-Nov.parquet"),
            }
        );

        Assert.InRange(baseRate, 0.0803, 0.115);
        Assert.InRange(auc, 0.68, 0.82);
        Assert.InRange(best, 0.25, 0.45);
    }

    private static bool IsWithin(FidelityRow row) =>
        row is { Difference: { } difference, Ours: not null }
        && Math.Abs(difference) <= Tolerance + (StandardErrors * Math.Sqrt(ClusteringOf(row) / CountBehind(row)));

    private static double ClusteringOf(FidelityRow row) =>
        row.Measure.StartsWith("events of", StringComparison.Ordinal)
        || row.Measure.StartsWith("views of", StringComparison.Ordinal)
            ? EventClustering
        : row.Measure.EndsWith("duplicates", StringComparison.Ordinal) ? CopyClustering
        : Clustering;

    // Of shares and means it is not told how many rows are behind them: sessions of an hour, at least.
    private static double CountBehind(FidelityRow row) =>
        row.Measure switch
        {
            _ when row.Measure.StartsWith("buying share", StringComparison.Ordinal) => 400.0,
            _ when row.Measure.StartsWith("share", StringComparison.Ordinal) => 800.0,
            _ when row.Measure.StartsWith("revenue", StringComparison.Ordinal) => Math.Max(row.Expected / 400.0, 1.0),
            _ when row.Expected < 1_000.0 && row.Measure.StartsWith("price", StringComparison.Ordinal) => 20_000.0,
            _ when row.Measure.StartsWith("session seconds", StringComparison.Ordinal) => 1_000.0,
            _ when row.Measure.StartsWith("events per session", StringComparison.Ordinal) => 10_000.0,
            "purchase price mean" => 2_000.0,
            _ => row.Expected,
        };

    // Less than this is too little to say anything of at a hundredth of the size; faults have a minimum there.
    private static bool IsSmall(FidelityRow row) => row.Expected is > 0.0 and < 50.0 && IsCount(row);

    private static bool IsCount(FidelityRow row) => Math.Abs(row.Expected - row.Published) > 1e-9;

    private FidelityRow Row(string period, string measure, string key = "") =>
        Assert.Single(files.Report.Rows, row => (row.Period, row.Measure, row.Key) == (period, measure, key));

    private double Ours(string period, string measure, string key = "") => Row(period, measure, key).Ours!.Value;
}
