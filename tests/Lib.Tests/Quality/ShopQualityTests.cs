using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Quality;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;
using Tests.Support;

namespace Tests.Quality;

public sealed class ShopQualityTests(ShopQualityTests.LoadedShop loaded) : IClassFixture<ShopQualityTests.LoadedShop>
{
    [SharedDataFact(RealSample.RelativePath)]
    public void CheckQuality_RealSample_FindsNoErrorAndTheKnownAnomalies()
    {
        using var shop = RealSample.OpenWithRawEvents();
        Load(shop);

        var report = shop.Quality.Check().ThrowIfErrors();

        Assert.Empty(report.Errors);
        Assert.Equal(66, Find(report, "zero_prices").Observed);
        Assert.Equal(CheckStatus.Warned, Find(report, "zero_prices").Status);
        Assert.Equal(5, Find(report, "long_sessions").Observed);
        Assert.Equal(0, Find(report, "days_without_purchase").Observed);
        Assert.Equal("34820 events to 2019-11-08T23:59:51", report.RunId);
    }

    [Fact]
    public void CheckQuality_CompleteLoad_ChecksEveryRuleOfEveryContract()
    {
        var shop = loaded.Shop;

        var report = shop.Quality.Check(new QualityOptions { KnownAnomalies = false });

        var promised = TableContracts
            .All.Where(contract =>
                contract.Layer is not (WarehouseLayer.Raw or WarehouseLayer.Quality or WarehouseLayer.Predictions)
            )
            .Sum(contract =>
                contract.Keys.Count
                + contract.References.Count
                + contract.RowRules.Count
                + contract.Columns.Count(column => !column.Nullable)
            );
        Assert.True(report.Results.Count >= promised, $"{report.Results.Count} results for {promised} promises");
        Assert.Empty(report.Errors);
    }

    [Fact]
    public void CheckQuality_Results_StandInTheTable()
    {
        var shop = loaded.Shop;

        var report = shop.Quality.Check(new QualityOptions { RunId = "first", Checks = [Failing] });

        Assert.Equal(
            report
                .Results.Select(result => (result.Relation, result.CheckName, result.Observed, result.SampleKeys.Count))
                .Order(),
            shop.Connection.Query<(string, string, double?, int)>(
                    "select relation, check_name, observed, cast(len(sample_keys) as integer) from data_quality_results where run_id = 'first'"
                )
                .Order()
        );
        Assert.Equal(
            ("error", "failed", "[apple]"),
            shop.Connection.QuerySingle<(string, string, string)>(
                "select severity, status, cast(sample_keys as varchar) from data_quality_results where run_id = 'first' and check_name = 'no apples'"
            )
        );
    }

    [Fact]
    public void SummaryTable_FailedCheck_CountsEveryCheckOnceByHowItEnded()
    {
        var shop = loaded.Shop;

        var report = shop.Quality.Check(new QualityOptions { Checks = [Failing] });
        var summary = report.SummaryTable();

        Assert.Equal(report.Results.Count, summary.Column<int>("checks").Sum());
        Assert.Equal(report.Errors.Count, summary.Column<int>("failed").Sum());
        Assert.Equal(report.Warnings.Count, summary.Column<int>("warned").Sum());
        Assert.All(
            summary.Rows,
            row =>
                Assert.Equal(
                    row.Get<int>("checks"),
                    row.Get<int>("passed")
                        + row.Get<int>("warned")
                        + row.Get<int>("failed")
                        + row.Get<int>("not_computed")
                )
        );
    }

    [Fact]
    public void CheckQuality_SameRunTwice_ReplacesIt()
    {
        using var shop = Open();
        var first = shop.Quality.Check();
        var before = Fingerprint.Of(shop, "data_quality_results");

        var second = shop.Quality.Check();
        shop.Quality.Check(new QualityOptions { RunId = "other" });

        Assert.Equal(first.RunId, second.RunId);
        Assert.Equal(
            2L * first.Results.Count,
            shop.Connection.QuerySingle<long>("select count(*) from data_quality_results")
        );
        shop.Connection.Execute("delete from data_quality_results where run_id = 'other'");
        Assert.Equal(before, Fingerprint.Of(shop, "data_quality_results"));
    }

    [Fact]
    public void FindingsTable_CountInfinitelyFarFromEqualDays_SaysWhatThatMeans()
    {
        var result = new CheckResult(
            "volume",
            "events",
            CheckSeverity.Warn,
            "rule",
            double.PositiveInfinity,
            3,
            CheckStatus.Warned,
            [],
            null
        );

        var text = new QualityReport("run", [result]).FindingsTable().ToString();

        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.Contains("The days before are all equal", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowIfErrors_FailedErrorCheck_ThrowsWithItsKeys()
    {
        var shop = loaded.Shop;

        var report = shop.Quality.Check(new QualityOptions { Checks = [Failing] });

        var exception = Assert.Throws<DataContractException>(() => report.ThrowIfErrors());
        Assert.Contains("events: no brand is apple", exception.Message, StringComparison.Ordinal);
        Assert.Equal("no apples", report.FindingsTable()[0, "check_name"]);
    }

    [Fact]
    public void ThrowIfErrors_FailedWarning_ReturnsTheReport()
    {
        var shop = loaded.Shop;

        var report = shop.Quality.Check(
            new QualityOptions { Checks = [Failing with { Severity = CheckSeverity.Warn }] }
        );

        Assert.Same(report, report.ThrowIfErrors());
        Assert.Contains(report.Warnings, result => result.CheckName == "no apples");
    }

    [Fact]
    public void CheckQuality_StaleStarSchema_IsAnError()
    {
        using var shop = Open();
        shop.Connection.Execute(
            "insert into events_raw select * replace (9999 as source_row, 999 as user_id, 'view' as event_type, 1 as product_id, timestamp '2019-11-07' as event_time) from events_raw limit 1"
        );
        shop.Pipeline.Clean();

        var report = shop.Quality.Check();

        Assert.Equal(
            CheckStatus.Failed,
            report.Results.Single(result => result.CheckName == "row_count_reconcile(events)").Status
        );
    }

    [Fact]
    public void CheckQuality_AsOf_ChecksFreshness()
    {
        var shop = loaded.Shop;
        var last = CleanEvent.Read(shop)[^1].EventTime;

        CheckResult Freshness(DateTime asOf) =>
            shop
                .Quality.Check(new QualityOptions { AsOf = asOf })
                .Results.Single(result => result.CheckName == "freshness(event_time)");

        Assert.Equal(CheckStatus.Passed, Freshness(last.AddHours(24)).Status);
        Assert.Equal(CheckStatus.Failed, Freshness(last.AddHours(25)).Status);
    }

    [Fact]
    public void CheckQuality_KnownAnomalies_AreFound()
    {
        var start = RawEvents.Ordinary.EventTime!.Value;
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([
                .. Enumerable.Repeat(RawEvents.Ordinary with { EventType = "cart" }, 5),
                RawEvents.Ordinary with
                {
                    UserId = 8,
                    Price = 0m,
                },
                RawEvents.Ordinary with
                {
                    EventTime = start.AddHours(24).AddSeconds(1),
                },
            ])
        );
        Load(shop);

        var report = shop.Quality.Check(new QualityOptions { Contracts = false });

        Assert.Equal(
            (1.0, $"{CleanEvent.DayKey(start) + 1}"),
            (Find(report, "cart_bursts").Observed, Find(report, "cart_bursts").SampleKeys.Single())
        );
        Assert.Equal(RawEvents.Session(1).ToString(), Find(report, "sessions_of_several_users").SampleKeys.Single());
        Assert.Equal(1, Find(report, "zero_prices").Observed);
        Assert.Equal(1, Find(report, "long_sessions").Observed);
        Assert.Equal(["2019-11-05", "2019-11-06"], Find(report, "days_without_purchase").SampleKeys);
    }

    [Fact]
    public void CheckQuality_EmptyWarehouse_MakesOnlyTheCallersChecks()
    {
        using var shop = Shop.InMemory();

        var report = shop.Quality.Check();

        Assert.Empty(report.Results);
        Assert.Equal("no events", report.RunId);
    }

    [Fact]
    public void CheckQuality_TwoChecksOfOneName_AreRefused()
    {
        var shop = loaded.Shop;

        Assert.Throws<ArgumentException>(() => shop.Quality.Check(new QualityOptions { Checks = [Failing, Failing] }));
    }

    private static SqlCheck Failing { get; } =
        new("events", "no brand is apple", "select distinct brand as sample_key from events where brand = 'apple'")
        {
            Name = "no apples",
        };

    private static CheckResult Find(QualityReport report, string name) =>
        report.Results.Single(result => result.CheckName == name);

    private static Shop Open()
    {
        var shop = RawEvents.Open(RawEvents.Draw(seed: 4, count: 80));
        Load(shop);
        return shop;
    }

    private static void Load(Shop shop)
    {
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();
    }

    /// <summary>A complete warehouse, loaded once, for tests that leave its tables as they are.</summary>
    public sealed class LoadedShop : IDisposable
    {
        internal Shop Shop { get; } = Open();

        public void Dispose() => Shop.Dispose();
    }
}
