using EcommerceNotebooks;
using EcommerceNotebooks.Funnels;

namespace Tests.Net;

/// <summary>Funnels of each unit.</summary>
internal static class FunnelQuestions
{
    internal static void Ask(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        foreach (var unit in Enum.GetValues<FunnelUnit>())
        {
            var funnel = new FunnelOptions
            {
                Unit = unit,
                Rfm = new() { AsOf = net.AsOf },
            };
            var all = Variants(funnel, net);
            questions.AskEach($"Funnel of {unit}", all, options => shop.Funnels.Count(options));
            questions.AskEach($"FunnelTrend of {unit}", all, options => shop.Funnels.Trend(options));
            foreach (var by in Enum.GetValues<FunnelBreakdown>())
            {
                questions.Ask($"FunnelBy of {unit} {by}", funnel, by, (options, by) => shop.Funnels.By(options, by));
            }

            questions.AskEach(
                $"FunnelBy of {unit} deeper",
                [funnel, funnel with { CategoryLevel = 2 }, funnel with { TopValues = 2 }, Optional(funnel)],
                options => shop.Funnels.By(options, FunnelBreakdown.Category)
            );
            questions.AskEach(
                $"FunnelUnits of {unit}",
                [funnel, Optional(funnel), .. all.Skip(1).Take(3)],
                options => shop.Funnels.Units(options, new() { Step = 2 }, 50)
            );
            questions.AskEach(
                $"FunnelUnits of {unit} cell",
                Cells(net),
                cell => shop.Funnels.Units(Optional(funnel), cell, 50)
            );
            questions.Ask(
                $"FunnelUnits of {unit}, 300",
                300,
                rows => shop.Funnels.Units(funnel, new() { Step = 1 }, rows)
            );
        }

        var whole = new FunnelOptions();
        questions.AskEach(
            "FunnelByUnit",
            [
                whole,
                Optional(whole),
                whole with
                {
                    Mode = FunnelMode.Unordered,
                },
                whole with
                {
                    Filter = net.Filters[3],
                },
            ],
            options => shop.Funnels.ByUnit(options)
        );
    }

    private static FunnelOptions Optional(FunnelOptions funnel) =>
        funnel with
        {
            Steps = [new("view"), new("cart") { IsOptional = true }, new("purchase")],
        };

    private static FunnelOptions[] Variants(FunnelOptions funnel, NetShop net) =>
        [
            funnel,
            .. Questions.EachValue(funnel).Where(options => options.Unit == funnel.Unit).Skip(1),
            .. net.Filters.Select(filter => funnel with { Filter = filter }),
            Optional(funnel),
            funnel with
            {
                Steps =
                [
                    new("view") { Name = "look", Brand = net.Brand },
                    new("view") { Category = net.Category, MaximumPrice = 400 },
                    new("purchase") { MinimumPrice = 10, Window = TimeSpan.FromHours(6) },
                ],
            },
            funnel with
            {
                Steps = [new("view"), new("remove_from_cart"), new("cart"), new("purchase"), new("view")],
                Exclusions = [new(new FunnelStep("purchase"), 1, 4)],
            },
            funnel with
            {
                Exclusions = [new(new FunnelStep("remove_from_cart"), 1, 3)],
                Window = TimeSpan.FromDays(2),
            },
            funnel with
            {
                Window = TimeSpan.FromSeconds(90),
            },
            funnel with
            {
                Window = TimeSpan.MaxValue,
            },
            funnel with
            {
                AsOf = net.Middle,
            },
            funnel with
            {
                Rfm = null,
            },
        ];

    private static IEnumerable<FunnelCell> Cells(NetShop net)
    {
        var reached = new FunnelCell { Step = 1 };
        return
        [
            .. Questions.EachValue(reached),
            .. Questions.EachValue(reached with { Step = 2 }),
            reached with
            {
                Step = 3,
            },
            .. Enum.GetValues<FunnelBreakdown>().Select(by => reached with { Breakdown = by }),
            reached with
            {
                Breakdown = FunnelBreakdown.Brand,
                Value = net.Brand,
            },
            reached with
            {
                Breakdown = FunnelBreakdown.Category,
                Value = FunnelGroup.Other,
            },
            reached with
            {
                EntryDate = net.Day,
            },
        ];
    }
}
