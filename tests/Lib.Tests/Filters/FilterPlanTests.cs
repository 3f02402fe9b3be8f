using System.Text.Json;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;
using Tests.Worlds;

namespace Tests.Filters;

/// <summary>The engine's own plans of filtered analyses: the scan of events or purchases drops what the filter does not take, and reads no column of a condition that is left out.</summary>
[Collection(WorldShop.Collection)]
public sealed class FilterPlanTests(WorldShop worlds)
{
    private static readonly EventFilter Filter = new() { Brand = "apple", From = new DateTime(2019, 10, 2) };

    [Fact]
    public void TimeToNextPurchase_BrandAndFrom_AreFiltersOfTheScan()
    {
        worlds.Use(30);
        worlds.Session.Customers.TimeToNextPurchase(
            new NextPurchaseOptions { AsOf = new DateTime(2019, 12, 1), Filter = Filter }
        );

        var scan = Scan(
            "fact_purchases",
            SqlScript.Load(typeof(KaplanMeier), "Survival/next_purchase_times.sql"),
            new { as_of = new DateTime(2019, 12, 1), every_purchase = true }
        );

        Assert.Contains("brand", scan.Filters, StringComparison.Ordinal);
        Assert.Contains("2019-10-02", scan.Filters, StringComparison.Ordinal);
        Assert.Contains("2019-12-01", scan.Filters, StringComparison.Ordinal);
        Assert.DoesNotContain("category_code", scan.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public void Stickiness_BrandAndFrom_AreFiltersOfTheScan()
    {
        worlds.Use(30);
        worlds.Session.Activity.Stickiness(new ActivityOptions { AsOf = new DateTime(2019, 12, 1), Filter = Filter });

        var scan = Scan(
            "events",
            SqlScript.Load(typeof(ActivityOptions), "stickiness_counts.sql"),
            new { kind = "Any" }
        );

        Assert.Contains("brand", scan.Filters, StringComparison.Ordinal);
        Assert.Contains("2019-10-02", scan.Filters, StringComparison.Ordinal);
        Assert.DoesNotContain("category_code", scan.Whole, StringComparison.Ordinal);
        Assert.DoesNotContain("event_type", scan.Whole, StringComparison.Ordinal);
    }

    private (string Filters, string Whole) Scan(string relation, SqlScript script, object parameters)
    {
        var plan = worlds
            .Session.Connection.Query<(string, string Plan)>(
                "explain (format json) " + script.Text,
                new FilteredEvents(worlds.Session, Filter).Parameters(parameters)
            )
            .Single()
            .Plan;
        using var document = JsonDocument.Parse(plan);
        var scan = All(document.RootElement)
            .Single(node =>
                node.TryGetProperty("extra_info", out var extra)
                && extra.TryGetProperty("Table", out var table)
                && table.GetString()!.EndsWith($".{relation}", StringComparison.Ordinal)
            );
        var extra = scan.GetProperty("extra_info");
        return (extra.TryGetProperty("Filters", out var filters) ? filters.GetRawText() : "", extra.GetRawText());
    }

    private static IEnumerable<JsonElement> All(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
            JsonValueKind.Object when element.TryGetProperty("children", out var children) =>
            [
                element,
                .. All(children),
            ],
            _ => [],
        };
}
