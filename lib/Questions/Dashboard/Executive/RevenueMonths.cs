using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Executive;

/// <summary>Revenue by month in calendar order, with growth between months that the filter and the log hold as a whole.</summary>
internal sealed class RevenueMonths(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var months = CellSums
            .By(totals.Hours, hour => new DateOnly(hour.Date.Year, hour.Date.Month, 1))
            .Select(month => (Month: month.Key, month.Sums, IsWhole: IsWhole(context, month.Key)))
            .ToArray();
        var rows = months
            .Select(
                (month, index) =>
                    new
                    {
                        month.Month,
                        Name = DashboardContext.Invariant($"{month.Month:yyyy-MM}{(month.IsWhole ? "" : " (part)")}"),
                        month.IsWhole,
                        month.Sums.Events,
                        month.Sums.Views,
                        month.Sums.Purchases,
                        month.Sums.Revenue,
                        Growth = Growth(months, index),
                    }
            )
            .ToArray();
        return new FigureAnswer(
            figure,
            Table.Of(rows, figure.Title).WithFormat(ColumnFormat.Percent().OrElse("no whole month before"), "growth")
        )
        {
            Chart = (
                rows.Length == 0 ? Chart.Nothing("There are no events.")
                : rows.All(row => row.Revenue == 0) ? Chart.Nothing("No month has revenue.")
                : Chart
                    .Bar(
                        rows.Select(row => row.Name),
                        rows.Select(row => row.Revenue),
                        hover: rows.Select(row =>
                            DashboardContext.Invariant(
                                $"{row.Name}: {row.Revenue:N2}, {Words.Count(row.Purchases, "item")}"
                            )
                        )
                    )
                    .YAxis("revenue")
            ).Title(figure.Title),
            Keys = ["month"],
            Numbers = Named("events", "views", "purchases", "revenue"),
            Source = totals.Source,
            Sentences = [Sentence(months)],
        };
    }

    private static bool IsWhole(DashboardContext context, DateOnly month) =>
        context.From <= month && context.To >= month.AddMonths(1);

    private static double? Growth((DateOnly Month, CellSums Sums, bool IsWhole)[] months, int index) =>
        index > 0
        && months[index] is { IsWhole: true } month
        && months[index - 1] is { IsWhole: true, Sums.Revenue: not 0 } before
        && before.Month.AddMonths(1) == month.Month
            ? (double)((month.Sums.Revenue - before.Sums.Revenue) / before.Sums.Revenue)
            : null;

    private static string Sentence((DateOnly Month, CellSums Sums, bool IsWhole)[] months)
    {
        if (months.Length == 0)
        {
            return "No event is taken by this filter.";
        }

        var highest = months.Max(month => month.Sums.Revenue);
        var most = months.Where(month => month.Sums.Revenue == highest).ToArray();
        return DashboardContext.Invariant(
            $"{Words.Count(months.Length, "month")}, {months.Count(month => month.IsWhole)} of them whole; most revenue in {Words.First([.. most.Select(month => DashboardContext.Invariant($"{month.Month:yyyy-MM}"))], 3)}: {highest:N2}{(most.Length > 1 ? " each" : "")}. Growth is told between whole months that follow each other."
        );
    }
}
