using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>Single bad lines: exactly those are rejected, with line, column and kind, and the rest is there.</summary>
public sealed class RejectTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "event_time|MISSING COLUMNS")]
    [InlineData("2019-10-01 00:00:00 UTC,view,446", "category_id|MISSING COLUMNS")]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c,extra",
        "-|TOO MANY COLUMNS"
    )]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c,",
        "-|TOO MANY COLUMNS"
    )]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,44x00062,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        "product_id|CAST"
    )]
    [InlineData("2019-10-01 00:00:00 UTC,view,1.5,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "product_id|CAST")]
    [InlineData("2019-10-01 00:00:00 UTC,view, 15,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "product_id|CAST")]
    [InlineData("2019-10-01 00:00:00 UTC,view,1e3,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "product_id|CAST")]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,9223372036854775808,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        "product_id|CAST"
    )]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,1,9223372036854775808,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        "category_id|CAST"
    )]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,b,1.234,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "price|CAST")]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,1,2,,b,123456789.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        "price|CAST"
    )]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,b,1e2,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "price|CAST")]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,b,NaN,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "price|CAST")]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,b,null,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "price|CAST")]
    [InlineData("2019-10-01T00:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "event_time|CAST")]
    [InlineData("2019-10-01 00:00:00,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "event_time|CAST")]
    [InlineData("2019-02-29 00:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "event_time|CAST")]
    [InlineData("2019-10-01 24:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "event_time|CAST")]
    [InlineData("01/10/2019 00:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "event_time|CAST")]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,1,2,,\"b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        "brand|UNQUOTED VALUE"
    )]
    [InlineData(
        "2019-10-01 00:00:00 UTC,view,1,2,,\"b\"c,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        "brand|UNQUOTED VALUE"
    )]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,b\0,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c", "-|NUL BYTE")]
    public void Ingest_OneBadLine_RejectsItAloneAndKeepsItsText(string bad, string expected)
    {
        string path = folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, bad, IngestFolder.Other);
        var report = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal((3, 2, 1), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal([$"3|{expected}"], folder.Rejects());
        Assert.Equal(
            bad.Replace("\0", "\\x00", StringComparison.Ordinal),
            folder.Scalar<string>("select raw_line from events_rejected")
        );
        Assert.Equal("a.csv", folder.Scalar<string>("select source_file from events_rejected"));
        Assert.Equal(
            ["shiseido", null],
            folder.Shop.Connection.Query<string?>("select brand from events_raw order by source_row")
        );
    }

    [Fact]
    public void Ingest_InvalidUtf8_ShowsTheBytesEscaped()
    {
        byte[] bad =
        [
            .. Encoding.UTF8.GetBytes(IngestFolder.Good.Replace("shiseido", "caf", StringComparison.Ordinal)),
        ];
        int at = Encoding.UTF8.GetString(bad).IndexOf("caf", StringComparison.Ordinal) + 3;
        byte[] file =
        [
            .. Encoding.UTF8.GetBytes(IngestFolder.Header + "\n"),
            .. bad[..at],
            0xE9,
            .. bad[at..],
            (byte)'\n',
            .. Encoding.UTF8.GetBytes(IngestFolder.Other + "\n"),
        ];
        var report = folder.Shop.Pipeline.Ingest(folder.Write("a.csv", file));
        Assert.Equal((2, 1, 1), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(["2|-|INVALID UTF-8"], folder.Rejects());
        Assert.Contains(
            ",caf\\xE9,35.79,",
            folder.Scalar<string>("select raw_line from events_rejected"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2019-10-02 12:30:01 UTC,cart,1004856,20530", "category_code|MISSING COLUMNS")]
    [InlineData(
        "2019-10-02 12:30:01 UTC,cart,1004856,2053013555631882655,a.b,,130.76,520088904,4d3b30da-a5e4-49",
        "user_session|CAST"
    )]
    public void Ingest_LastLineCutInTheMiddle_IsRejected(string cut, string expected)
    {
        string path = folder.Write("a.csv", $"{IngestFolder.Header}\n{IngestFolder.Good}\n{cut}");
        Assert.Equal((2, 1, 1), Counts(folder.Shop.Pipeline.Ingest(path)));
        Assert.Equal([$"3|{expected}"], folder.Rejects());
        Assert.Equal("UUID", folder.Scalar<string>("select typeof(user_session) from events_raw"));
    }

    [Fact]
    public void Ingest_QuoteThatNeverClosesEarly_LosesNoLaterLine()
    {
        string open = IngestFolder.Good.Replace("shiseido", "\"shiseido", StringComparison.Ordinal);
        string path = folder.WriteLines(
            "a.csv",
            [IngestFolder.Header, open, .. Enumerable.Range(0, 5000).Select(IngestFolder.Line)]
        );
        Assert.Equal((5001, 5000, 1), Counts(folder.Shop.Pipeline.Ingest(path)));
        Assert.Equal(["2|brand|UNQUOTED VALUE"], folder.Rejects());
    }

    [Fact]
    public void Ingest_LineLongerThanAnyEvent_IsRejectedWithItsLength()
    {
        string giant = new('x', 3_000_000);
        string path = folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, giant, IngestFolder.Other);
        Assert.Equal((3, 2, 1), Counts(folder.Shop.Pipeline.Ingest(path)));
        Assert.Equal(["3|-|LINE TOO LONG"], folder.Rejects());
        Assert.Contains(
            "3000000 bytes",
            folder.Scalar<string>("select error_message from events_rejected"),
            StringComparison.Ordinal
        );
        Assert.InRange(folder.Scalar<string>("select raw_line from events_rejected").Length, 4096, 4200);
    }

    [Fact]
    public void Ingest_OneLineOfEachKind_GivesExactlyThoseRejects()
    {
        string path = folder.WriteLines(
            "a.csv",
            IngestFolder.Header,
            IngestFolder.Good,
            "short,line",
            IngestFolder.Other,
            IngestFolder.Good + ",more",
            IngestFolder.Good.Replace("44600062", "4460006x", StringComparison.Ordinal),
            IngestFolder.Good.Replace("35.79", "35.799", StringComparison.Ordinal),
            IngestFolder.Good.Replace("shiseido", "\"shi", StringComparison.Ordinal),
            "",
            IngestFolder.Good
        );
        var report = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal((9, 3, 6), Counts(report));
        Assert.Equal(
            [
                "3|product_id|MISSING COLUMNS",
                "5|-|TOO MANY COLUMNS",
                "6|product_id|CAST",
                "7|price|CAST",
                "8|brand|UNQUOTED VALUE",
                "9|event_time|MISSING COLUMNS",
            ],
            folder.Rejects()
        );
        Assert.Equal(
            "CAST 2, MISSING COLUMNS 2, TOO MANY COLUMNS 1, UNQUOTED VALUE 1",
            string.Join(", ", report.Sources[0].RejectedByType.Select(pair => $"{pair.Key} {pair.Value}"))
        );
    }

    [Fact]
    public void Ingest_ByteOrderMarkInTheMiddle_IsShownInTheReason()
    {
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, "\ufeff" + IngestFolder.Other)
        );
        Assert.Equal(["3|event_time|CAST"], folder.Rejects());
        Assert.StartsWith(
            "'\\xEF\\xBB\\xBF2019-10-02",
            folder.Scalar<string>("select error_message from events_rejected"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ingest_OnlyBadLines_LeavesNoEventFile()
    {
        Assert.Equal(
            (2, 0, 2),
            Counts(folder.Shop.Pipeline.Ingest(folder.WriteLines("a.csv", IngestFolder.Header, "a", "b")))
        );
        Assert.Equal(0, folder.Count("events_raw"));
        Assert.Equal(2, folder.Count("events_rejected"));
    }

    [Fact]
    public void Ingest_ManyBadLines_AreAllKept()
    {
        string path = folder.WriteLines(
            "a.csv",
            [
                IngestFolder.Header,
                .. Enumerable.Range(0, 40_000).Select(i => i % 2 == 0 ? IngestFolder.Line(i) : $"bad {i}"),
            ]
        );
        Assert.Equal((40_000, 20_000, 20_000), Counts(folder.Shop.Pipeline.Ingest(path)));
        Assert.Equal(20_000, folder.Scalar<long>("select count(distinct line) from events_rejected"));
    }

    [Fact]
    public void Ingest_RejectedTextWithQuotesAndTabs_ComesBackAsItWas()
    {
        const string Bad = "a\t\"b\"\"c\",d\\,'e'";
        folder.Shop.Pipeline.Ingest(folder.WriteLines("a.csv", IngestFolder.Header, Bad));
        Assert.Equal(Bad, folder.Scalar<string>("select raw_line from events_rejected"));
    }

    private static (long Lines, long Accepted, long Rejected) Counts(IngestReport report) =>
        (report.Lines, report.Accepted, report.Rejected);
}
