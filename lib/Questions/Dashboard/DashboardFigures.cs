using EcommerceNotebooks.Questions.Dashboard.Customers;
using EcommerceNotebooks.Questions.Dashboard.Executive;
using EcommerceNotebooks.Questions.Dashboard.Explorer;
using EcommerceNotebooks.Questions.Dashboard.Home;
using EcommerceNotebooks.Questions.Dashboard.Numbers;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>All figures, in the order of pages and on each page from top to bottom.</summary>
internal static class DashboardFigures
{
    private static readonly string[] Filters = ["from", "to", "type", "category", "brand", "segment", "zone"];
    private static readonly string[] Compared = [.. Filters, "compare"];

    /// <summary>The figures.</summary>
    internal static IReadOnlyList<DashboardFigure> All { get; } =
    [
        new CardsFigure(
            new Figure(
                "home-totals",
                "home",
                "Totals",
                FigureKind.Cards,
                "Events, views, items and revenue of everything that the filter takes."
            )
            {
                Filters = Compared,
                Ids = ["N75", "N78", "N81", "N82", "N83", "N114", "P107"],
            },
            "events",
            "views",
            "purchases",
            "revenue"
        ),
        new CardsFigure(
            new Figure(
                "home-people",
                "home",
                "Users and products",
                FigureKind.Cards,
                "Distinct users, buyers and products, counted over single events."
            )
            {
                Filters = Compared,
                Ids = ["N76", "N77", "N79"],
                IsSlow = true,
            },
            "users",
            "buyers",
            "revenue_per_buyer",
            "products"
        ),
        new CardsFigure(
            new Figure(
                "home-sessions",
                "home",
                "Sessions and orders",
                FigureKind.Cards,
                "Distinct sessions and those with a purchase, counted over single events."
            )
            {
                Filters = Compared,
                Ids = ["N80", "N81"],
                IsSlow = true,
            },
            "sessions",
            "orders",
            "session_conversion"
        ),
        new RevenueDays(
            new Figure(
                "home-days",
                "home",
                "Revenue by day",
                FigureKind.Chart,
                "Sum of price over purchase events of each date, with the mean of the seven dates up to it."
            )
            {
                Filters = Filters,
                Ids = ["P108"],
            }
        ),
        new LargestDrop(
            new Figure(
                "home-funnel",
                "home",
                "Sessions from view to purchase",
                FigureKind.Chart,
                "Sessions with a view, of these those with a cart event after it, and of these those with a purchase after that; and between which steps most are lost."
            )
            {
                Filters = ["from", "to", "category", "brand", "segment", "zone"],
                Ids = ["N106"],
                IsSlow = true,
            }
        ),
        new WholeLogFindings(
            new Figure(
                "home-findings",
                "home",
                "What the log says",
                FigureKind.Sentences,
                "A sentence of each of several insights of the whole log, computed from its sums."
            )
            {
                Ids = ["N107", "N108", "N109", "N112"],
            }
        ),
        new DataState(
            new Figure(
                "home-state",
                "home",
                "State of the data",
                FigureKind.Sentences,
                "Which dates the log holds, how many rows can be used, how its checks ended, and which days break the pattern."
            )
            {
                Ids = ["N97", "N111", "P107"],
            }
        ),
        .. ExplorerFigures.All,
        .. ExecutiveFigures.First,
        new RevenueDays(
            new Figure(
                "executive-days",
                "executive",
                "Revenue by day",
                FigureKind.Chart,
                "Sum of price over purchase events of each date, with the mean of the seven dates up to it."
            )
            {
                Filters = Filters,
                Ids = ["N97", "N98", "P115"],
            }
        ),
        new RevenueGroups(
            new Figure(
                "executive-categories",
                "executive",
                "Revenue by category",
                FigureKind.Chart,
                "Sum of price over purchase events of each category code; shares are of all revenue, that without a category among it."
            )
            {
                Filters = Filters,
                Ids = ["N88"],
            },
            "category_code",
            "uncategorized"
        ),
        new RevenueGroups(
            new Figure(
                "executive-brands",
                "executive",
                "Revenue by brand",
                FigureKind.Chart,
                "Sum of price over purchase events of each brand; shares are of all revenue, that without a brand among it."
            )
            {
                Filters = Filters,
                Ids = ["N87"],
            },
            "brand",
            "unknown_brand"
        ),
        new HourHeatmap(
            new Figure(
                "executive-heatmap",
                "executive",
                "Revenue by hour and weekday",
                FigureKind.Chart,
                "Revenue of each hour of each weekday over how many such hours the dates hold."
            )
            {
                Filters = Filters,
                Ids = ["N95"],
            }
        ),
        new HourBars(
            new Figure(
                "executive-hours",
                "executive",
                "Revenue by hour of the day",
                FigureKind.Chart,
                "Revenue of each hour of the day over the number of days."
            )
            {
                Filters = Filters,
                Ids = ["N99"],
            },
            byWeekday: false
        ),
        new HourBars(
            new Figure(
                "executive-weekdays",
                "executive",
                "Revenue by weekday",
                FigureKind.Chart,
                "Revenue of each weekday over the number of such days, with the number of days."
            )
            {
                Filters = Filters,
                Ids = ["N100"],
            },
            byWeekday: true
        ),
        new RevenueMonths(
            new Figure(
                "executive-months",
                "executive",
                "Revenue by month",
                FigureKind.Chart,
                "Sum of price over purchase events of each month; partial months are marked."
            )
            {
                Filters = Filters,
                Ids = ["N101"],
            }
        ),
        .. ExecutiveFigures.Rest,
        .. CustomerFigures.All,
    ];

    private static readonly Dictionary<string, DashboardFigure> ByName = All.ToDictionary(
        figure => figure.Figure.Name,
        StringComparer.Ordinal
    );

    /// <summary>The figure of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static DashboardFigure Of(string name) =>
        ByName.TryGetValue(name, out var figure)
            ? figure
            : throw new ArgumentException($"There is no such figure; there are {string.Join(", ", ByName.Keys)}.");
}
