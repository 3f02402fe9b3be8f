using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Ingest;

/// <summary>What is taken in, in every form it may come.</summary>
public sealed class GoodInputTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SharedDataFact("data/rees46/2019-11-05_08-sessions-1pct.csv")]
    public void Ingest_RealSample_TakesInEveryLine()
    {
        var report = folder.Shop.Pipeline.Ingest(
            Repository.SharedPath("data", "rees46", "2019-11-05_08-sessions-1pct.csv")
        );
        Assert.Equal((34_844, 34_844, 0), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(
            "33696 671 477 146663.25 7859",
            folder.Scalar<string>(
                """
                select concat_ws(
                    ' ',
                    count(*) filter (event_type = 'view'),
                    count(*) filter (event_type = 'cart'),
                    count(*) filter (event_type = 'purchase'),
                    sum(price) filter (event_type = 'purchase'),
                    count(distinct (user_id, user_session))
                )
                from events_raw
                """
            )
        );
        var file = Assert.Single(folder.Shop.Lake.Current().Files);
        Assert.StartsWith("year=2019/month=11/", file.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_PlainFile_HasTheTypesOfTheWarehouse()
    {
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, IngestFolder.Other)
        );
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
        Assert.Equal(
            "event_time TIMESTAMP, event_type VARCHAR, product_id BIGINT, category_id BIGINT, category_code VARCHAR, brand VARCHAR, price DECIMAL(10,2), user_id BIGINT, user_session UUID, source_file VARCHAR, source_row BIGINT",
            folder.Scalar<string>(
                "select string_agg(column_name || ' ' || column_type, ', ') from (describe events_raw)"
            )
        );
    }

    public static TheoryData<string, string> Spellings() =>
        new()
        {
            {
                "byte order mark",
                "\uFEFF" + IngestFolder.Lf(IngestFolder.Header, IngestFolder.Good, IngestFolder.Other)
            },
            {
                "CRLF",
                IngestFolder
                    .Lf(IngestFolder.Header, IngestFolder.Good, IngestFolder.Other)
                    .Replace("\n", "\r\n", StringComparison.Ordinal)
            },
            { "mixed line ends", $"{IngestFolder.Header}\n{IngestFolder.Good}\r\n{IngestFolder.Other}\n" },
            { "mixed the other way", $"{IngestFolder.Header}\r\n{IngestFolder.Good}\n{IngestFolder.Other}\r\n" },
            { "a lone carriage return", $"{IngestFolder.Header}\n{IngestFolder.Good}\r{IngestFolder.Other}\n" },
            {
                "no last line end",
                IngestFolder.Lf(IngestFolder.Header, IngestFolder.Good, IngestFolder.Other).TrimEnd('\n')
            },
            {
                "upper-case header",
                IngestFolder.Lf(IngestFolder.Header.ToUpperInvariant(), IngestFolder.Good, IngestFolder.Other)
            },
            {
                "spaces in the header",
                IngestFolder.Lf(
                    IngestFolder.Header.Replace(",", " , ", StringComparison.Ordinal),
                    IngestFolder.Good,
                    IngestFolder.Other
                )
            },
            {
                "quoted header",
                IngestFolder.Lf(
                    '"' + IngestFolder.Header.Replace(",", "\",\"", StringComparison.Ordinal) + '"',
                    IngestFolder.Good,
                    IngestFolder.Other
                )
            },
            {
                "quoted fields",
                IngestFolder.Lf(
                    IngestFolder.Header,
                    '"' + IngestFolder.Good.Replace(",", "\",\"", StringComparison.Ordinal) + '"',
                    IngestFolder.Other
                )
            },
            {
                "trailing zeros in a price",
                IngestFolder.Lf(
                    IngestFolder.Header,
                    IngestFolder.Good.Replace("35.79", "0035.7900", StringComparison.Ordinal),
                    IngestFolder.Other
                )
            },
        };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Ingest_SameEventsSpeltOtherwise_GivesTheSameRows(string spelling, string text)
    {
        Assert.NotEmpty(spelling);
        var report = folder.Shop.Pipeline.Ingest(folder.Write("a.csv", text));
        Assert.Equal((2, 2, 0), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
    }

    [Fact]
    public void Ingest_ReorderedAndExtraColumns_FindsThemByNameAndReportsTheRest()
    {
        string path = folder.WriteLines(
            "a.csv",
            "note,user_session,user_id,price,brand,category_code,\"a,b\",category_id,product_id,event_type,event_time",
            "n1,72d76fde-8bb3-4e00-8c23-a032dfed738c,541312140,35.79,shiseido,,q,2103807459595387724,44600062,view,2019-10-01 00:00:00 UTC",
            "n2,4d3b30da-a5e4-49df-b1a8-ba5943f1dd33,520088904,130.76,,electronics.smartphone,q,2053013555631882655,1004856,cart,2019-10-02 12:30:01 UTC"
        );
        var report = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal("note;a,b", string.Join(';', report.Sources[0].ExtraColumns));
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
    }

    [Fact]
    public void Ingest_HeaderOnly_IsAnEmptySource()
    {
        var report = folder.Shop.Pipeline.Ingest(folder.WriteLines("a.csv", IngestFolder.Header));
        Assert.Equal((1, 0, 0, 0), (report.Version, report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(0, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_EmptyFieldsAndWordsForNothing_AreNullAndTexts()
    {
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                IngestFolder.Header,
                ",,,,,,,,",
                "2019-10-01 00:00:00 UTC,view,1,2,NA,none,0,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
                "2019-10-01 00:00:00 UTC,view,1,2,\"\",null,-79.37,3,"
            )
        );
        Assert.Equal(
            ["true true true", "false false false", "true false false"],
            folder.Shop.Connection.Query<string>(
                "select concat_ws(' ', category_code is null, brand is null, price is null) from events_raw order by source_row"
            )
        );
        Assert.Equal(
            "none null",
            folder.Scalar<string>("select string_agg(brand, ' ' order by source_row) from events_raw")
        );
        Assert.Equal(-79.37m, folder.Scalar<decimal>("select min(price) from events_raw"));
    }

    [Fact]
    public void Ingest_StrayQuotesAndSpecialTexts_KeepsThemAsTheyAre()
    {
        string[] brands =
        [
            "15\" wide",
            "a\"b\"c",
            "  spaced  ",
            "caf\u00e9 \u732b \ud83d\ude00",
            "tab\there",
            "back\\slash",
            "it's",
        ];
        string path = folder.WriteLines(
            "a.csv",
            [
                IngestFolder.Header,
                .. brands.Select(brand => IngestFolder.Good.Replace("shiseido", brand, StringComparison.Ordinal)),
            ]
        );
        Assert.Equal(0, folder.Shop.Pipeline.Ingest(path).Rejected);
        Assert.Equal(brands, folder.Shop.Connection.Query<string>("select brand from events_raw order by source_row"));
    }

    [Fact]
    public void Ingest_QuotedTextWithCommaAndQuotes_IsUnquoted()
    {
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                IngestFolder.Header,
                IngestFolder.Good.Replace("shiseido", "\"a, \"\"b\"\"\"", StringComparison.Ordinal)
            )
        );
        Assert.Equal("a, \"b\"", folder.Scalar<string>("select brand from events_raw"));
    }

    [Fact]
    public void Ingest_CategoryIdBeyondDouble_KeepsEveryDigit()
    {
        string path = folder.WriteLines(
            "a.csv",
            [
                IngestFolder.Header,
                .. new[]
                {
                    "2053013555631882655",
                    "2053013555631882656",
                    "9223372036854775807",
                    "-9223372036854775808",
                }.Select(id => IngestFolder.Good.Replace("2103807459595387724", id, StringComparison.Ordinal)),
            ]
        );
        folder.Shop.Pipeline.Ingest(path);
        Assert.Equal(
            [2053013555631882655, 2053013555631882656, long.MaxValue, long.MinValue],
            folder.Shop.Connection.Query<long>("select category_id from events_raw order by source_row")
        );
    }

    [Theory]
    [InlineData("session-17")]
    [InlineData("72d76fde8bb34e008c23a032dfed738c")]
    public void Ingest_SessionsThatAreNotAllUuids_StayTextsInThatSource(string session)
    {
        string odd = IngestFolder.Other.Replace(
            "4d3b30da-a5e4-49df-b1a8-ba5943f1dd33",
            session,
            StringComparison.Ordinal
        );
        folder.WriteLines("a.csv", [IngestFolder.Header, .. Enumerable.Range(0, 2000).Select(IngestFolder.Line), odd]);
        folder.WriteLines("b.csv", IngestFolder.Header, IngestFolder.Good);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal([SessionType.Varchar, SessionType.Uuid], report.Sources.Select(source => source.SessionType));
        Assert.Equal(2002, report.Accepted);
        Assert.Equal("VARCHAR", folder.Scalar<string>("select any_value(typeof(user_session)) from events_raw"));
        Assert.Equal(1, folder.Count($"(from events_raw where user_session = '{session}')"));
        Assert.Equal(1, folder.Count("(from events_raw where user_session = '72d76fde-8bb3-4e00-8c23-a032dfed738c')"));
    }

    [Fact]
    public void Ingest_SeveralMonthsAndRowsWithoutTime_GivesOneFolderEachInTheSourcesOrder()
    {
        string[] times =
        [
            "2019-11-30 23:59:59 UTC",
            "2019-10-01 00:00:00 UTC",
            "",
            "2019-11-01 00:00:00 UTC",
            "2019-10-31 23:59:59 UTC",
        ];
        string path = folder.WriteLines(
            "a.csv",
            [
                IngestFolder.Header,
                .. Enumerable
                    .Range(0, 5000)
                    .Select(i =>
                        IngestFolder
                            .Good.Replace("2019-10-01 00:00:00 UTC", times[i % 5], StringComparison.Ordinal)
                            .Replace("44600062", $"{i}", StringComparison.Ordinal)
                    ),
            ]
        );
        folder.Shop.Pipeline.Ingest(path);
        Assert.Equal(
            [
                "year=2019/month=10 2000",
                "year=2019/month=11 2000",
                "year=__HIVE_DEFAULT_PARTITION__/month=__HIVE_DEFAULT_PARTITION__ 1000",
            ],
            folder
                .Shop.Lake.Current()
                .Files.Select(file =>
                    $"{file.Path[..file.Path.IndexOf("/source_file", StringComparison.Ordinal)]} {file.Rows}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(0, folder.Count("(from events_raw where product_id <> source_row - 1)"));
        Assert.Equal(5000, folder.Scalar<long>("select count(distinct source_row) from events_raw"));
        Assert.Equal(1000, folder.Count("(from events_raw where event_time is null)"));
    }

    [Fact]
    public void Ingest_OneMonth_SourceRowIsTheOrderOfTheFile()
    {
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                [
                    IngestFolder.Header,
                    .. Enumerable
                        .Range(0, 300_000)
                        .Select(i => IngestFolder.Good.Replace("44600062", $"{i}", StringComparison.Ordinal)),
                ]
            )
        );
        Assert.Equal(0, folder.Count("(from events_raw where product_id <> source_row - 1)"));
        Assert.Equal(300_000, folder.Scalar<long>("select max(source_row) from events_raw"));
    }

    [Fact]
    public void Ingest_CallerDoesNotKeepOrder_KeepsItAllTheSameAndLeavesTheSetting()
    {
        folder.Shop.Connection.Execute("set preserve_insertion_order = false");
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("a.csv", 400_000));
        Assert.Equal(
            0,
            folder.Count("(from events_raw where (user_session::varchar)[25:] <> printf('%012x', source_row - 1))")
        );
        Assert.False(folder.Scalar<bool>("select current_setting('preserve_insertion_order')"));
    }

    [Fact]
    public void Ingest_AnyInput_HoldsTheContractsOfTheRawLayer()
    {
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                IngestFolder.Header,
                IngestFolder.Good,
                ",,,,,,,,",
                "bad",
                IngestFolder.Other,
                ""
            )
        );
        Assert.Empty(ContractVerifier.Violations(folder.Shop.OnConnection, ["events_raw", "events_rejected"]));
    }
}
