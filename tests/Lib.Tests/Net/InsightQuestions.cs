using EcommerceNotebooks;
using EcommerceNotebooks.Insights;

namespace Tests.Net;

/// <summary>The insights.</summary>
internal static class InsightQuestions
{
    internal static void Ask(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        questions.Ask("LogOverview", () => shop.Insights.LogOverview());
        questions.Ask("EventRatios", () => shop.Insights.EventRatios());
        questions.Ask("EventTypes", () => shop.Insights.EventTypes());
        questions.Ask("SessionConversion", () => shop.Insights.SessionConversion());
        questions.Ask("ItemPrices", () => shop.Insights.ItemPrices());
        questions.Ask("EventTypePrices", () => shop.Insights.EventTypePrices());
        questions.Ask("MissingValues", () => shop.Insights.MissingValues());
        questions.Ask("OrderValues", () => shop.Insights.OrderValues());
        questions.Ask("HourlyActivity", () => shop.Insights.HourlyActivity());
        questions.Ask("UserEngagement", () => shop.Insights.UserEngagement());
        questions.Ask("DataQualityInsights", () => shop.Insights.DataQuality());
        questions.Ask("PriceDistribution", () => shop.Insights.PriceDistribution());
        questions.Ask("DurationConversion", () => shop.Insights.DurationConversion());
        questions.Ask("UserSegments", () => shop.Insights.UserSegments());
        questions.Ask("RevenueByHour", () => shop.Insights.RevenueByHour());
        questions.Ask("DailyKpis", () => shop.Insights.DailyKpis());
        questions.Ask("DailyKpis marked", () => shop.Insights.DailyKpis().ToMarkedChart(shop.Insights.UnusualDays()));
        foreach (int rows in new[] { 3, 50, 0 })
        {
            questions.Ask($"TopCategories {rows}", rows, rows => shop.Insights.TopCategories(rows));
            questions.Ask($"TopBrands {rows}", rows, rows => shop.Insights.TopBrands(rows));
            questions.Ask($"MissingLabels {rows}", rows, rows => shop.Insights.MissingLabels(rows));
            questions.Ask($"TopUsers {rows}", rows, rows => shop.Insights.TopUsers(rows));
            questions.Ask($"TopProducts {rows}", rows, rows => shop.Insights.TopProducts(rows));
        }

        questions.AskEach(
            "UnusualDays",
            [
                new UnusualDaysOptions(),
                new UnusualDaysOptions { FalseAlarms = 0.5 },
                new UnusualDaysOptions { Neighbours = 7 },
            ],
            options => shop.Insights.UnusualDays(options)
        );
    }
}
