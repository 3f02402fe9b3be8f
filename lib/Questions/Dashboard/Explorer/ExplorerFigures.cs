using EcommerceNotebooks.Questions.Dashboard.Columns;
using EcommerceNotebooks.Questions.Dashboard.Intake;

namespace EcommerceNotebooks.Questions.Dashboard.Explorer;

/// <summary>The figures of the page that explores the data.</summary>
internal static class ExplorerFigures
{
    private const string Page = "explorer";
    private static readonly string[] Filters = ["from", "to", "type", "category", "brand", "segment", "zone"];

    internal static IReadOnlyList<DashboardFigure> All { get; } =
    [
        new EventTypes(
            new Figure(
                "explorer-types",
                Page,
                "Events by type",
                FigureKind.Chart,
                "Events of each type and their share of all that the filter takes."
            )
            {
                Filters = Filters,
                Ids = ["P110"],
            }
        ),
        new Trends(
            new Figure(
                "explorer-trends",
                Page,
                "Events and revenue by day",
                FigureKind.Chart,
                "Events by type and revenue of each date in the zone; dates without events are 0."
            )
            {
                Filters = Filters,
                Ids = ["N97", "P111"],
            }
        ),
        new UsersByDate(
            new Figure(
                "explorer-users",
                Page,
                "Users by day",
                FigureKind.Chart,
                "Distinct users with an event on each date in the zone."
            )
            {
                Filters = Filters,
                Ids = ["P111"],
                IsSlow = true,
            }
        ),
        new Prices(
            new Figure(
                "explorer-prices",
                Page,
                "Prices",
                FigureKind.Chart,
                "Events and items by price, in ranges from a price to below another on a logarithmic scale; missing, negative and zero prices stand apart."
            )
            {
                Filters = Filters,
                Ids = ["P112"],
                IsSlow = true,
            }
        ),
        new MissingColumns(
            new Figure(
                "explorer-missing",
                Page,
                "Missing values",
                FigureKind.Chart,
                "Rows without a value in each column of the log, as it came and as it was cleaned; filters do not apply."
            )
            {
                Ids = ["P113"],
            }
        ),
        new Categories(
            new Figure(
                "explorer-categories",
                Page,
                "Categories",
                FigureKind.Chart,
                "Events, items and revenue of every category and all below it, by the dots in its code."
            )
            {
                Filters = Filters,
            }
        ),
        new ColumnProfile(
            new Figure(
                "explorer-profile",
                Page,
                "Profile of the columns",
                FigureKind.Table,
                "Missing and distinct values, ends and most frequent values of the columns of the selected events; of prices also mean, sample deviation and quantiles."
            )
            {
                Filters = Filters,
                Ids = ["P125"],
                IsSlow = true,
            }
        ),
        new RejectedLines(
            new Figure(
                "explorer-rejected",
                Page,
                "Rejected lines",
                FigureKind.Table,
                "Lines of the sources that became rows of the log, and those that were rejected, by reason; filters do not apply."
            )
            {
                Ids = ["N111"],
            }
        ),
        new QuarantinedRows(
            new Figure(
                "explorer-quarantined",
                Page,
                "Copies and rows put aside",
                FigureKind.Table,
                "Raw rows that are clean events, copies that were removed, and rows put aside, by reason; filters do not apply."
            )
            {
                Ids = ["N111"],
            }
        ),
    ];
}
