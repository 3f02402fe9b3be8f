using System.Collections;
using System.Reflection;
using EcommerceNotebooks;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Insights;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Insights of shops without events, without sales and without tables, and of the real sample.</summary>
public class EdgeInsightTests(EdgeShops shops) : IClassFixture<EdgeShops>
{
    private static readonly MethodInfo[] All =
    [
        .. typeof(InsightRoom)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OrderBy(method => method.Name, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names => [.. All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Insight_TablesNotBuilt_NamesTheStepToRunFirst(string name)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Call(name, shops.NotBuilt));

        Assert.Matches(@"call shop\.Pipeline\.(Clean|BuildSessions|BuildStarSchema)\(\) first\.$", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Insight_NoEvents_HasZeroCountsAndNoRates(string name)
    {
        object result = Call(name, shops.WithoutEvents);

        Assert.All(Numbers(result), number => Assert.True(number is null or 0L or 0m or 0, $"{name} has {number}"));
        Show(result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Insight_NoPurchases_IsShownWithoutError(string name)
    {
        string text = Show(Call(name, shops.WithoutPurchases));

        Assert.NotEmpty(text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Insight_RunTwice_GivesTheSameText(string name)
    {
        Assert.Equal(Show(Call(name, shops.Random)), Show(Call(name, shops.Random)));
    }

    [Fact]
    public void TopBrands_NoRowsAskedFor_Refuses()
    {
        using var shop = Worlds.Built([RawEvents.Ordinary]);

        Assert.Throws<ArgumentOutOfRangeException>(() => shop.Insights.TopBrands(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => shop.Insights.TopUsers(10_001));
    }

    [Fact]
    public void TopBrands_EventsWithoutBrand_AreNullInTheTableAndNamedInTheChart()
    {
        using var shop = Worlds.Built([RawEvents.Ordinary with { Brand = null, EventType = "purchase" }]);

        var ranking = shop.Insights.TopBrands();

        Assert.Null(ranking.ToTable()[0, "brand"]);
        Assert.Contains("unknown_brand", ranking.ToChart().ToString(), StringComparison.Ordinal);
    }

    [SharedDataFact(RealSample.RelativePath)]
    public void Insights_RealSample_HaveThePublishedTotals()
    {
        using var shop = RealSample.OpenWithRawEvents();
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();

        var ratios = shop.Insights.EventRatios();
        var sessions = shop.Insights.SessionConversion();
        var orders = shop.Insights.OrderValues();

        Assert.Equal((34_820, 477), (ratios.Events, ratios.Purchases));
        Assert.Equal((7_859, 433, 409), (sessions.Sessions, sessions.SessionsWithCart, sessions.SessionsWithPurchase));
        Assert.Equal((409, 146_663.25m), (orders.Orders, orders.Revenue));
        Assert.Equal(358.59m, orders.AverageOrderValue);
        Assert.Equal(7_785, shop.Insights.UserEngagement().Users);
        Assert.Equal(24, shop.Insights.DataQuality().Findings.Single(each => each.Finding == "copies removed").Events);
        Assert.Equal(146_663.25m, shop.Insights.HourlyActivity().Hours.Sum(hour => hour.Revenue));
        Assert.Equal(146_663.25m, shop.Insights.RevenueByHour().Hours.Sum(hour => hour.Revenue));
        Assert.Equal(146_663.25m, shop.Insights.TopBrands(10_000).Groups.Sum(group => group.Revenue));
        Assert.Equal(146_663.25m, shop.Insights.TopCategories(10_000).Groups.Sum(group => group.Revenue));
        Assert.Equal(146_663.25m, shop.Insights.UserSegments().Segments.Sum(segment => segment.Revenue));
        Assert.Equal(146_663.25m, shop.Insights.DailyKpis().Days.Sum(day => day.Revenue));
        Assert.Equal(146_663.25m, shop.Insights.PriceDistribution().Buckets.Sum(bucket => bucket.Revenue));
        Assert.Equal(7_859, shop.Insights.DurationConversion().Buckets.Sum(bucket => bucket.Sessions));
    }

    private static object Call(string name, Shop shop)
    {
        var method = All.Single(each => each.Name == name);
        object?[] arguments =
        [
            .. method.GetParameters().Select(each => each.ParameterType == typeof(int) ? (object)5 : null),
        ];
        return method.Invoke(shop.Insights, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    /// <summary>The result's table and chart as text; a chart is drawn in all its forms.</summary>
    private static string Show(object result)
    {
        var table = (Table)result.GetType().GetMethod("ToTable")!.Invoke(result, null)!;
        string text = table + table.ToHtml();
        if (result.GetType().GetMethod("ToChart") is { } draw)
        {
            var chart = (Chart)draw.Invoke(result, BindingFlags.DoNotWrapExceptions, null, null, null)!;
            text += chart.ToPlotlyJson() + chart.ToSvg() + chart;
        }

        text += string.Join('\n', Sentences(result));
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        return text;
    }

    private static IEnumerable<string> Sentences(object result) =>
        result
            .GetType()
            .GetProperties()
            .Select(property => property.GetValue(result))
            .SelectMany(value =>
                value switch
                {
                    string one => [one],
                    IEnumerable<string> several => several,
                    _ => [],
                }
            );

    /// <summary>The counts, amounts and rates of a result and of its rows, but for the ends of ranges, instants and sentences.</summary>
    private static IEnumerable<object?> Numbers(object result)
    {
        string[] places = ["FromPrice", "ToPrice", "FromSeconds", "ToSeconds", "Hour", "AsOf", "Options"];
        foreach (var property in result.GetType().GetProperties().Where(each => !places.Contains(each.Name)))
        {
            object? value = property.GetValue(result);
            var found = value switch
            {
                string or IEnumerable<string> => [],
                IEnumerable rows => rows.Cast<object>().SelectMany(Numbers),
                PriceQuantiles quantiles => Numbers(quantiles),
                _ => [value],
            };
            foreach (object? number in found)
            {
                yield return number;
            }
        }
    }
}
