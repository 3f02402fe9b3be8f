using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
using Tests.Customers;
using Tests.Worlds;

namespace Tests.Funnels;

/// <summary>Options drawn for a world by its seed, so that all kinds of funnels meet all kinds of worlds.</summary>
internal static class FunnelWorlds
{
    private static readonly FunnelStep View = new("view");
    private static readonly FunnelStep Cart = new("cart");
    private static readonly FunnelStep Purchase = new("purchase");

    private static readonly FunnelStep[][] Ordered =
    [
        [View, Cart, Purchase],
        [View, Purchase],
        [View, Cart],
        [Cart, Purchase],
        [Purchase, View],
        [View, Purchase, Cart],
        [View, View, Cart with { Window = TimeSpan.FromHours(1) }],
        [View, Cart with { IsOptional = true }, Purchase],
        [View, Cart with { Window = TimeSpan.FromMinutes(30) }, Purchase with { Window = TimeSpan.FromDays(1) }],
        [
            View,
            new FunnelStep("remove_from_cart") { IsOptional = true },
            Cart with
            {
                IsOptional = true,
            },
            Purchase,
            View with
            {
                IsOptional = true,
            },
        ],
        [View with { Category = "electronics" }, Cart with { Brand = "apple" }, Purchase with { MinimumPrice = 5m }],
        [
            View with
            {
                MaximumPrice = 40m,
            },
            Cart with
            {
                IsOptional = true,
                Window = TimeSpan.FromHours(2),
            },
            Purchase,
            Purchase,
        ],
    ];

    private static readonly TimeSpan?[] Windows =
    [
        null,
        null,
        TimeSpan.Zero,
        TimeSpan.FromSeconds(2),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromHours(7),
        TimeSpan.FromDays(2),
        TimeSpan.MaxValue,
    ];

    /// <summary>Funnels of one world; each number gives another.</summary>
    internal static FunnelOptions Draw(SmallWorld world, int number)
    {
        var random = new Random((world.Seed * 31) + number);
        var mode = random.Next(4) switch
        {
            0 => FunnelMode.Strict,
            1 => FunnelMode.Unordered,
            _ => FunnelMode.Ordered,
        };
        var steps = mode switch
        {
            FunnelMode.Unordered => Ordered[random.Next(6)],
            FunnelMode.Strict => Ordered[random.Next(7)],
            _ => Ordered[random.Next(Ordered.Length)],
        };
        return new FunnelOptions
        {
            Steps = [.. steps.Select(step => EventFilterOracle.KnownTo(world, step))],
            Mode = mode,
            Unit = (FunnelUnit)random.Next(3),
            Window = Windows[random.Next(Windows.Length)],
            StrictIncrease = mode != FunnelMode.Unordered && random.Next(3) == 0,
            Exclusions =
                mode != FunnelMode.Unordered && random.Next(4) == 0
                    ? [new FunnelExclusion(new FunnelStep(random.Next(2) == 0 ? "remove_from_cart" : "view"), 1, 2)]
                    : [],
            Filter = random.Next(2) == 0 ? WorldOptions.Filter(world) : EventFilter.All,
            AsOf = random.Next(3) == 0 ? WorldOptions.AsOf(world) : null,
            CategoryLevel = 1 + random.Next(2),
            TopValues = 1 + random.Next(4),
            Rfm = WorldOptions.Rfm(world),
        };
    }
}
