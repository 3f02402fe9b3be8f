using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;

namespace Benchmarks.Customers;

/// <summary>Funnels with every option: each unit in each mode, with each condition, breakdown and list.</summary>
internal static class FunnelCalls
{
    private static readonly FunnelStep View = new("view");
    private static readonly FunnelStep Cart = new("cart");
    private static readonly FunnelStep Purchase = new("purchase");

    /// <summary>The calls over the events up to an instant, with their names.</summary>
    internal static IReadOnlyList<(string Name, Action Ask)> All(Shop shop, DateTime asOf) =>
        [
            .. Enum.GetValues<FunnelUnit>()
                .SelectMany(unit =>
                    OfUnit(
                        shop,
                        new FunnelOptions
                        {
                            Unit = unit,
                            AsOf = asOf,
                            Rfm = new() { AsOf = asOf },
                        }
                    )
                ),
            ("all units side by side", () => shop.Funnels.ByUnit(new FunnelOptions { AsOf = asOf })),
        ];

    private static IEnumerable<(string, Action)> OfUnit(Shop shop, FunnelOptions funnel)
    {
        var unit = funnel.Unit.ToString();
        foreach (var (name, options) in Variants(funnel))
        {
            yield return ($"{unit}, {name}", () => shop.Funnels.Count(options));
        }

        foreach (var by in Enum.GetValues<FunnelBreakdown>())
        {
            yield return ($"{unit}, by {by}", () => shop.Funnels.By(funnel, by));
        }

        yield return ($"{unit}, trend", () => shop.Funnels.Trend(funnel));
        foreach (var (name, cell) in Cells(funnel.AsOf!.Value))
        {
            yield return ($"{unit}, list of {name}", () => shop.Funnels.Units(funnel, cell));
        }
    }

    private static IEnumerable<(string, FunnelOptions)> Variants(FunnelOptions funnel) =>
        [
            .. Enum.GetValues<FunnelMode>().Select(mode => ($"{mode}", funnel with { Mode = mode })),
            ("strict increase", funnel with { StrictIncrease = true }),
            ("window of an hour", funnel with { Window = TimeSpan.FromHours(1) }),
            ("no window", funnel with { Window = TimeSpan.MaxValue }),
            (
                "window of a step",
                funnel with
                {
                    Steps = [View, Cart with { Window = TimeSpan.FromMinutes(10) }, Purchase],
                }
            ),
            ("optional step", funnel with { Steps = [View, Cart with { IsOptional = true }, Purchase] }),
            ("two exclusions", funnel with { Exclusions = [new(new("remove_from_cart"), 1, 3), new(View, 2, 3)] }),
            (
                "conditions of steps",
                funnel with
                {
                    Steps =
                    [
                        View with
                        {
                            Brand = "samsung",
                        },
                        Cart with
                        {
                            Category = "electronics",
                            MinimumPrice = 100,
                        },
                        Purchase with
                        {
                            MaximumPrice = 500,
                        },
                    ],
                }
            ),
            ("many views", funnel with { Steps = [View, View, View, Purchase] }),
            ("eight steps", funnel with { Steps = [View, View, Cart, View, Purchase, View, Cart, Purchase] }),
            ("a category's events", funnel with { Filter = new EventFilter { Category = "electronics" } }),
            ("a brand's events", funnel with { Filter = new EventFilter { Brand = "samsung" } }),
            ("a segment's events", funnel with { Filter = new EventFilter { Segment = "Power User" } }),
            ("30 days", funnel with { Filter = new EventFilter { From = funnel.AsOf!.Value.AddDays(-30) } }),
        ];

    private static IEnumerable<(string, FunnelCell)> Cells(DateTime asOf)
    {
        var carts = new FunnelCell { Step = 2 };
        return
        [
            ("entries", carts with { Step = 1 }),
            ("carts", carts),
            ("those who stopped", carts with { Outcome = FunnelOutcome.StoppedAfter }),
            ("a brand", carts with { Breakdown = FunnelBreakdown.Brand, Value = "samsung" }),
            ("other brands", carts with { Breakdown = FunnelBreakdown.Brand, Value = FunnelGroup.Other }),
            ("a date", carts with { EntryDate = DateOnly.FromDateTime(asOf).AddDays(-10) }),
        ];
    }
}
