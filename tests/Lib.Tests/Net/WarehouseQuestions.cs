using EcommerceNotebooks;
using EcommerceNotebooks.Ingest.Profile;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Published;
using EcommerceNotebooks.Quality;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;

namespace Tests.Net;

/// <summary>The lake, the quality of the data, what was published of it, and questions in SQL.</summary>
internal static class WarehouseQuestions
{
    private const string EveryType = """
        select
            true as truth, 1::tinyint as tiny, 2::smallint as small, 3::integer as whole, 4::bigint as big, 5::hugeint * 10000000000000000000 as huge,
            6::utinyint as unsigned_tiny, 7::ubigint as unsigned_big, 0.1::float as float, 0.1 + 0.2::double as double, 'nan'::double as nan,
            12.340::decimal(10, 3) as money, 1234567890123456789012345.120::decimal(38, 3) as wide, 'text, "quoted"' as text, '' as empty, null as nothing,
            date '2019-11-05' as date, time '12:34:56.789' as time, timestamp '2019-11-05 12:34:56.789' as instant,
            interval '14 months 3 days 1.5 seconds' as interval, uuid '00000000-0000-0000-0000-00000000002a' as uuid, '\xAA'::blob as bytes,
            'b'::enum ('a', 'b') as choice, [1, null, 3] as list
        """;

    internal static void Ask(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        questions.Ask("LakeVersions", () => shop.Lake.Versions());
        questions.Ask("CurrentLake", () => shop.Lake.Current());
        questions.Ask("FindSources", () => shop.Pipeline.FindSources(net.Source));
        questions.Ask("Prepare", () => shop.Pipeline.Prepare(net.Source, PipelineStep.StarSchema));
        questions.Ask("CompareDeduplication", () => shop.Pipeline.CompareDeduplication());
        questions.AskEach(
            "ProfileColumns",
            Questions.EachValue(new ColumnProfileOptions()).Append(new() { TopValues = 2 }),
            options => shop.Lake.ProfileColumns(options)
        );
        questions.Ask("CompareFidelity", () => shop.Quality.CompareFidelity());
        questions.Ask("ComparePublished", () => shop.Quality.ComparePublished());
        questions.Ask(
            "ComparePublished of files",
            () =>
                shop.Quality.ComparePublished(
                    PublishedTotals
                        .Reference.Periods.SelectMany(period => period.Files)
                        .Select(file => new SourceSize(file.Name, file.Rows, file.Bytes))
                        .ToArray()
                )
        );
        AskQuality(questions, net);
        foreach (var contract in TableContracts.All)
        {
            questions.Ask($"Preview {contract.Relation}", () => shop.Preview(contract.Relation));
        }

        questions.Ask("Preview of 2 rows", 2, rows => shop.Preview("events", rows));
        questions.Ask("Query of every type", () => shop.Query(EveryType));
        questions.Ask(
            "Query with parameters",
            () => shop.Query("select $one as one, $two as two", new { one = 1, two = (string?)null }, "A title")
        );
        foreach (string ending in new[] { "csv", "json" })
        {
            questions.Ask(
                $"Export {ending}",
                () => net.Exported($"export.{ending}", path => shop.Export(EveryType, path))
            );
        }

        questions.Ask(
            "Export parquet",
            () =>
            {
                string path = Path.Combine(net.Folder, "export.parquet");
                long rows = shop.Export(
                    $"select * exclude (huge) from ({EveryType}) where whole = $whole",
                    path,
                    new { whole = 3 }
                );
                return new { Rows = rows, Table = shop.Query($"select * from {SqlQuoting.Literal(path)}") };
            }
        );
    }

    private static void AskQuality(Questions questions, NetShop net)
    {
        var quality = new QualityOptions { RunId = "net" };
        QualityOptions[] all =
        [
            .. Questions.EachValue(quality),
            new(),
            quality with
            {
                AsOf = net.AsOf,
            },
            quality with
            {
                AsOf = net.AsOf.AddDays(3),
                MaximumAgeHours = 100,
            },
            quality with
            {
                RunId = "checks",
                Contracts = false,
                KnownAnomalies = false,
                Checks = [.. Checks(net).Select(check => check with { Name = "own " + check.Name })],
            },
        ];
        questions.AskEach("CheckQuality", all, options => net.Shop.Quality.Check(options));
    }

    private static DataCheck[] Checks(NetShop net) =>
        [
            new AcceptedValuesCheck("events", "event_type", "view", "cart"),
            new FreshnessCheck("events", "event_time", net.AsOf) { Threshold = 1, Severity = CheckSeverity.Warn },
            new NotNullCheck("events", "brand") { KeyColumns = ["event_id"] },
            new NullRateDeltaCheck("events", "brand", "event_date")
            {
                Threshold = 1,
                TrailingDays = 3,
                MinimumDays = 2,
            },
            new RangeCheck("events", "price", 1, 100) { Name = "dear or cheap" },
            new RegexCheck("events", "brand", "^a"),
            new RelationshipCheck("events", "product_id", "fact_purchases", "product_id"),
            new RowCountReconcileCheck("events_raw", "events", "events_quarantined"),
            new RowRuleCheck("events", "price > 5"),
            new SqlCheck(
                "events",
                "no carts",
                "select count(*)::double as observed, null::varchar[] as sample_keys, null::varchar as reason from events where event_type = 'cart'"
            ),
            new UniqueCheck("events", "user_id", "product_id") { Name = "one event for each", Threshold = 3 },
            new VolumeAnomalyCheck("events", "event_date") { Threshold = 1 },
        ];
}
