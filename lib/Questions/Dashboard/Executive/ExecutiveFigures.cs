using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Products;
using EcommerceNotebooks.Questions.Dashboard.Users;

namespace EcommerceNotebooks.Questions.Dashboard.Executive;

/// <summary>The figures of the executive page about single events: orders, funnels, active users, products.</summary>
internal static class ExecutiveFigures
{
    private const string Page = "executive";
    private static readonly string[] Filters = ["from", "to", "type", "category", "brand", "segment", "zone"];
    private static readonly string[] Compared = [.. Filters, "compare"];

    /// <summary>What the page begins with.</summary>
    internal static IReadOnlyList<DashboardFigure> First { get; } =
    [
        new CardsFigure(
            new Figure(
                "executive-cards",
                Page,
                "Revenue",
                FigureKind.Cards,
                "Revenue and items of everything that the filter takes, and the mean price of an item."
            )
            {
                Filters = Compared,
                Ids = ["N97", "P115"],
            },
            "revenue",
            "purchases",
            "mean_item_price"
        ),
        new CardsFigure(
            new Figure(
                "executive-orders",
                Page,
                "Orders",
                FigureKind.Cards,
                "Sessions with a purchase, what one of them brings, and who bought, counted over single events."
            )
            {
                Filters = Compared,
                Ids = ["N91", "P108"],
                IsSlow = true,
            },
            "orders",
            "aov",
            "buyers"
        ),
    ];

    /// <summary>What follows revenue by days, groups and hours.</summary>
    internal static IReadOnlyList<DashboardFigure> Rest { get; } =
    [
        new UnitFunnels(
            new Figure(
                "executive-funnel",
                Page,
                "Funnel of sessions, users, and users and products",
                FigureKind.Chart,
                "Units with a view, of these those with a cart after it, and of these those with a purchase after that: sessions within themselves, users and pairs of user and product within seven days."
            )
            {
                Filters = ["from", "to", "category", "brand", "segment", "zone"],
                Ids = ["N84", "N85", "P115", "P116"],
                IsSlow = true,
            }
        ),
        new CardsFigure(
            new Figure(
                "executive-event-ratios",
                Page,
                "Event ratios",
                FigureKind.Cards,
                "Events over events, whoever they are of: no funnel, and no conversion of sessions or users."
            )
            {
                Filters = Compared,
                Ids = ["N84", "N85"],
            },
            "carts_per_view",
            "purchases_per_cart",
            "purchases_per_view"
        ),
        new ActiveUsers(
            new Figure(
                "executive-active",
                Page,
                "Active users",
                FigureKind.Chart,
                "Distinct users with an event on a day (UTC), and on the seven and thirty days that end with it."
            )
            {
                Filters = ["from", "to", "category", "brand", "segment"],
                Ids = ["P108", "P115"],
                IsSlow = true,
            }
        ),
        new ActiveHours(
            new Figure(
                "executive-active-hours",
                Page,
                "Active users by hour of the day",
                FigureKind.Chart,
                "Distinct users with an event in an hour of the day on any date; not divided by days."
            )
            {
                Filters = Filters,
                Ids = ["N96"],
                IsSlow = true,
            }
        ),
        new TopProducts(
            new Figure(
                "executive-products",
                Page,
                "Products by revenue",
                FigureKind.Chart,
                "The twenty products with most revenue of all that are selected; brand and category are those known last."
            )
            {
                Filters = Filters,
                Ids = ["N86", "N90"],
                IsSlow = true,
            }
        ),
        new PriceBubbles(
            new Figure(
                "executive-bubble",
                Page,
                "Price and purchases per view of products",
                FigureKind.Chart,
                $"The 300 products seen most of those with {PriceBubbles.LeastViews} views or more: mean price of all their events against items for each view; size by items, colour by revenue."
            )
            {
                Filters = Filters,
                Ids = ["N89"],
                IsSlow = true,
            }
        ),
    ];
}
