using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Support;
using static Tests.Dashboard.DashboardAssert;

namespace Tests.Dashboard;

/// <summary>What became of every line and row of a log with every kind of fault, from a file on.</summary>
[Trait("Speed", "Slow")]
public sealed class IntakeFiguresTests : IDisposable
{
    private const string Session = "72d76fde-8bb3-4e00-8c23-a032dfed738c";

    private static readonly string[] Lines =
    [
        $"2019-10-01 00:00:00 UTC,view,1,2,a.b,samsung,1.00,3,{Session}",
        $"2019-10-01 00:00:00 UTC,view,1,2,a.b,samsung,1.00,3,{Session}",
        $"2019-10-01 00:00:00 UTC,view,1,2,a.b,samsung,1.00,3,{Session}",
        $"2019-10-01 00:01:00 UTC,cart,1,2,a.b,,1.00,3,{Session}",
        $"2019-10-01 00:01:00 UTC,cart,,2,a.b,,1.00,3,{Session}",
        $"2019-10-01 00:02:00 UTC,purchase,1,,,,,3,",
        $"2019-10-01 00:03:00 UTC,VIEW,1,2,a.b,samsung,1.00,3,{Session}",
        $",view,1,2,a.b,samsung,1.00,3,{Session}",
        $"2019-10-01 00:04:00 UTC,view,x,2,a.b,samsung,1.00,3,{Session}",
        $"2019-10-01 00:05:00 UTC,view,y,2,a.b,samsung,1.00,3,{Session}",
        "2019-10-01 00:06:00 UTC,view,1",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly Shop shop;

    public IntakeFiguresTests()
    {
        var source = Path.Combine(folder.Path, "log.csv");
        File.WriteAllLines(
            source,
            ["event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session", .. Lines]
        );
        shop = Shop.Open(Path.Combine(folder.Path, "shop.duckdb"));
        shop.Pipeline.Ingest(source);
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();
    }

    public void Dispose()
    {
        shop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Answer_RejectedLines_ReconcilesWithTheFile()
    {
        var answer = shop.Dashboard.Answer("explorer-rejected");

        Assert.Equal(
            [
                Line("accepted", null, null, 8L, 8 / 11.0),
                Line("rejected", "CAST", "product_id", 2L, 2 / 11.0),
                Line("rejected", "MISSING COLUMNS", "category_id", 1L, 1 / 11.0),
            ],
            Rows(answer, "outcome", "error_type", "column_name", "lines", "share")
        );
        Assert.Equal(["11 lines of the sources: 8 accepted and 3 rejected, none missing."], answer.Sentences);
    }

    [Fact]
    public void Answer_QuarantinedRows_ReconcilesWithTheRawLog()
    {
        var answer = shop.Dashboard.Answer("explorer-quarantined");

        Assert.Equal(
            [
                Line("clean", null, 3L),
                Line("copy removed", null, 2L),
                Line("put aside", "missing_event_time", 1L),
                Line("put aside", "missing_product_id", 1L),
                Line("put aside", "unknown_event_type", 1L),
            ],
            Rows(answer, "outcome", "reason", "rows")
        );
        Assert.Equal(["8 raw rows: 3 clean, 2 copies removed and 3 put aside, none missing."], answer.Sentences);
    }

    [Fact]
    public void Answer_MissingValues_TellsRawAndCleanApart()
    {
        var answer = shop.Dashboard.Answer("explorer-missing");

        Assert.Equal(
            [
                Line("event_time", 1L, 1 / 8.0, 0L, 0.0),
                Line("event_type", 0L, 0.0, 0L, 0.0),
                Line("product_id", 1L, 1 / 8.0, 0L, 0.0),
                Line("category_id", 1L, 1 / 8.0, 1L, 1 / 3.0),
                Line("category_code", 1L, 1 / 8.0, 1L, 1 / 3.0),
                Line("brand", 3L, 3 / 8.0, 2L, 2 / 3.0),
                Line("price", 1L, 1 / 8.0, 1L, 1 / 3.0),
                Line("user_id", 0L, 0.0, 0L, 0.0),
                Line("user_session", 1L, 1 / 8.0, 1L, 1 / 3.0),
            ],
            Rows(answer, "column", "raw_rows", "raw_share", "events", "event_share")
        );
        Assert.Contains("brand (3, 37.50 %)", answer.Sentences[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explorer-rejected")]
    [InlineData("explorer-quarantined")]
    [InlineData("explorer-missing")]
    public void Open_EveryNumber_IsWhatItsRowsSay(string figure)
    {
        var answer = shop.Dashboard.Answer(figure);

        foreach (var row in answer.Table.Rows)
        {
            foreach (var (column, number) in answer.Numbers)
            {
                var opened = shop.Dashboard.Open(figure, number, place: Place(answer, row), rows: 100);

                AssertSame(row[column], opened.Value, $"{figure} {number}");
                AssertRows(opened);
                Assert.Equal(
                    opened.RowCount,
                    shop.Dashboard.Export(
                        Path.Combine(folder.Path, "rows.json"),
                        figure,
                        number: number,
                        place: Place(answer, row)
                    )
                );
            }
        }
    }

    [Fact]
    public void Open_Copies_ListsTheRowsThatWereNotKept()
    {
        var opened = shop.Dashboard.Open(
            "explorer-quarantined",
            "rows",
            place: new Dictionary<string, string?> { ["outcome"] = "copy removed", ["reason"] = null }
        );

        Assert.Equal([2L, 3L], opened.Rows["source_row"]);
    }

    [Fact]
    public void Answer_LogGrownSinceItWasCleaned_SaysThatRowsDoNotAgree()
    {
        var more = Path.Combine(folder.Path, "more.csv");
        File.WriteAllLines(
            more,
            ["event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session", Lines[3]]
        );
        shop.Pipeline.Ingest(more);

        Assert.Contains(
            "does not agree",
            shop.Dashboard.Answer("explorer-quarantined").Sentences[0],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "12 lines of the sources: 9 accepted",
            shop.Dashboard.Answer("explorer-rejected").Sentences[0],
            StringComparison.Ordinal
        );
    }
}
