using EcommerceNotebooks.Questions.Dashboard.Buyers;
using EcommerceNotebooks.Questions.Dashboard.Users;

namespace EcommerceNotebooks.Questions.Dashboard.Customers;

/// <summary>The figures of the page about customers.</summary>
internal static class CustomerFigures
{
    private const string Page = "customers";
    private static readonly string[] Histories = ["from", "to", "category", "brand", "segment"];

    internal static IReadOnlyList<DashboardFigure> All { get; } =
    [
        new UserSegments(
            new Figure(
                "customers-segments",
                Page,
                "Users by number of sessions",
                FigureKind.Chart,
                "Users of each segment (by all sessions of the log) with an event that the filter takes, their sessions, orders and revenue; the average order value is revenue over orders."
            )
            {
                Filters = ["from", "to", "type", "category", "brand", "segment", "zone"],
                Ids = ["N91", "N92", "N93", "N107"],
                IsSlow = true,
            }
        ),
        new SessionDurations(
            new Figure(
                "customers-durations",
                Page,
                "Sessions by duration",
                FigureKind.Chart,
                "Sessions that begin in the dates, those of a single event among them, by seconds from their first to their last event, with and without a purchase."
            )
            {
                Filters = ["from", "to", "segment", "zone"],
                Ids = ["N94", "N112"],
                IsSlow = true,
            }
        ),
        new BuyersDrawn(
            new Figure(
                "customers-rfm",
                Page,
                "Buyers by recency, frequency and money",
                FigureKind.Chart,
                "Up to 2,000 buyers, the same on every run: days since the last purchase against money spent on a logarithmic scale; larger points bought on more days; one colour for each segment."
            )
            {
                Filters = Histories,
                Ids = ["P117"],
                IsSlow = true,
            },
            inSpace: false
        ),
        new BuyersDrawn(
            new Figure(
                "customers-rfm-3d",
                Page,
                "Buyers in space",
                FigureKind.Chart,
                "The same buyers by days since the last purchase, days with a purchase, and money on a logarithmic scale."
            )
            {
                Filters = Histories,
                Ids = ["P117"],
                IsSlow = true,
            },
            inSpace: true
        ),
        new BuyerSegments(
            new Figure(
                "customers-rfm-segments",
                Page,
                "Segments of buyers",
                FigureKind.Chart,
                "Buyers by the scores of recency and frequency, what they spent, its share with a 95 % interval, and what the numbers suggest."
            )
            {
                Filters = Histories,
                Ids = ["P118"],
                IsSlow = true,
            }
        ),
        new Cohorts(
            new Figure(
                "customers-retention",
                Page,
                "Retention by week",
                FigureKind.Chart,
                "Users by the week (UTC) of their first event, and the share of them with an event in each later week; weeks that have not ended stay empty."
            )
            {
                Filters = Histories,
                Ids = ["P118"],
                IsSlow = true,
            }
        ),
        new Lifecycle(
            new Figure(
                "customers-lifecycle",
                Page,
                "Lifecycle of users by week",
                FigureKind.Chart,
                "Users of each week (UTC): new, back from the week before, back after a pause, and those of the week before who stayed away."
            )
            {
                Filters = Histories,
                IsSlow = true,
            }
        ),
        new LifetimeValue(
            new Figure(
                "customers-lifetime",
                Page,
                "Customer lifetime value",
                FigureKind.Chart,
                "What customers are expected to buy within twelve months, by a model of buying (BG/BB) and one of spending (Gamma-Gamma), by days with a purchase after the first."
            )
            {
                Filters = Histories,
                IsSlow = true,
            }
        ),
        new BuyersAtRisk(
            new Figure(
                "customers-at-risk",
                Page,
                "Buyers at risk",
                FigureKind.Table,
                "Buyers who have not bought for long, but bought often or spent much, with the reasons; those who spent most first."
            )
            {
                Filters = Histories,
                IsSlow = true,
            }
        ),
    ];
}
