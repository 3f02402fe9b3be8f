using Dapper;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.StarSchema;

[Trait("Speed", "Slow")]
public sealed class RealSampleTests
{
    [SharedDataFact(RealSample.RelativePath)]
    public void CleanAndLoad_RealSample_GivesTheCountedTotals()
    {
        using var shop = RealSample.OpenWithRawEvents();

        var cleaning = shop.Pipeline.Clean();
        var sessions = shop.Pipeline.BuildSessions();
        var star = shop.Pipeline.BuildStarSchema();

        Assert.Equal(34_844, cleaning.Totals.RawEvents);
        Assert.Equal([33_696, 671, 477], cleaning.Duplicates.Select(type => (int)type.Accepted));
        Assert.Equal([1, 23, 0], cleaning.Duplicates.Select(type => (int)type.Removed));
        Assert.Equal(34_820, cleaning.Totals.Events);
        Assert.Equal(146_663.25m, cleaning.Totals.Revenue);
        Assert.Equal(7_859, sessions.Totals.Sessions);
        Assert.Equal(7_859, sessions.Totals.SessionsWithId);
        Assert.Equal(409, sessions.Totals.SessionsWithPurchase);
        Assert.Equal(433, sessions.Totals.SessionsWithCart);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["dim_products"] = 10_938,
                ["dim_sessions"] = 7_859,
                ["dim_time"] = 95,
                ["dim_users"] = 7_785,
                ["fact_daily_kpis"] = 4,
                ["fact_events"] = 34_820,
                ["fact_product_variants"] = 12_570,
                ["fact_purchases"] = 477,
                ["fact_sessions"] = 7_859,
                ["fact_user_days"] = 7_826,
            },
            star.Relations.ToDictionary(relation => relation.Relation, relation => relation.Rows)
        );
    }

    [SharedDataFact(RealSample.RelativePath)]
    public void BuildStarSchema_RealSample_HasTheSameRevenueInEveryLayer()
    {
        using var shop = RealSample.OpenWithRawEvents();
        shop.Pipeline.Clean();

        var star = shop.Pipeline.BuildStarSchema();

        var revenues = star
            .Reconciliations.Where(reconciliation =>
                reconciliation.Name.StartsWith("revenue", StringComparison.Ordinal)
            )
            .ToList();
        Assert.Equal(7, revenues.Count);
        Assert.All(
            revenues,
            reconciliation => Assert.Equal((146_663.25m, 146_663.25m), (reconciliation.Expected, reconciliation.Actual))
        );
        Assert.All(star.Reconciliations, reconciliation => Assert.True(reconciliation.Holds));
    }

    [SharedDataFact(RealSample.RelativePath)]
    public void BuildStarSchema_RunTwice_GivesTheSameRows()
    {
        using var shop = RealSample.OpenWithRawEvents();
        var first = Load(shop);
        var second = Load(shop);

        Assert.Equal(first, second);
    }

    [SharedDataFact(RealSample.RelativePath)]
    public void BuildStarSchema_ShuffledRows_GivesTheSameRows()
    {
        using var shop = RealSample.OpenWithRawEvents();
        using var shuffled = RealSample.OpenWithRawEvents();
        shuffled.Connection.Execute(
            "create or replace table events_raw as select * replace (row_number() over (order by hash(source_row)) as source_row) from events_raw order by source_row"
        );

        Assert.Equal(Load(shop), Load(shuffled));
    }

    private static Dictionary<string, string> Load(Shop shop)
    {
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();
        return Relations.ToDictionary(
            relation => relation,
            relation => string.Join(' ', Fingerprint.Of(shop, relation, relation == "events" ? ["source_row"] : []))
        );
    }

    private static readonly string[] Relations =
    [
        "events",
        "visits",
        "visit_sessions",
        "fact_sessions",
        "fact_events",
        "fact_product_variants",
        "fact_purchases",
        "fact_user_days",
        "fact_daily_kpis",
        "dim_users",
        "dim_products",
        "dim_sessions",
        "dim_time",
    ];
}
