using EcommerceNotebooks;
using EcommerceNotebooks.Insights;

namespace Tests.Net;

/// <summary>The insights.</summary>
internal static class InsightQuestions
{
    internal static void Ask(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        questions.Ask("LogOverview", () => shop.LogOverview());
        questions.Ask("EventRatios", () => shop.EventRatios());
        questions.Ask("EventTypes", () => shop.EventTypes());
        questions.Ask("SessionConversion", () => shop.SessionConversion());
        questions.Ask("ItemPrices", () => shop.ItemPrices());
        questions.Ask("OrderValues", () => shop.OrderValues());
        questions.Ask("HourlyActivity", () => shop.HourlyActivity());
        questions.Ask("UserEngagement", () => shop.UserEngagement());
        questions.Ask("DataQualityInsights", () => shop.DataQualityInsights());
        questions.Ask("PriceDistribution", () => shop.PriceDistribution());
        questions.Ask("DurationConversion", () => shop.DurationConversion());
        questions.Ask("UserSegments", () => shop.UserSegments());
        questions.Ask("RevenueByHour", () => shop.RevenueByHour());
        questions.Ask("DailyKpis", () => shop.DailyKpis());
        questions.Ask("DailyKpis marked", () => shop.DailyKpis().ToMarkedChart(shop.UnusualDays()));
        foreach (int rows in new[] { 3, 50, 0 })
        {
            questions.Ask($"TopCategories {rows}", rows, rows => shop.TopCategories(rows));
            questions.Ask($"TopBrands {rows}", rows, rows => shop.TopBrands(rows));
            questions.Ask($"TopUsers {rows}", rows, rows => shop.TopUsers(rows));
            questions.Ask($"TopProducts {rows}", rows, rows => shop.TopProducts(rows));
        }

        questions.AskEach(
            "UnusualDays",
            [
                new UnusualDaysOptions(),
                new UnusualDaysOptions { FalseAlarms = 0.5 },
                new UnusualDaysOptions { Neighbours = 7 },
            ],
            options => shop.UnusualDays(options)
        );
    }
}
