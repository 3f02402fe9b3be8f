using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Executive;

/// <summary>Revenue by date with the mean of seven days; dates that break the pattern are marked.</summary>
internal sealed class RevenueDays(Figure figure) : DashboardFigure
{
    private const int Week = 7;

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var days = Filled(context, totals.Dates);
        var marks = DayMarks.Of(context);
        var rows = days.Select(
                (day, index) =>
                    new
                    {
                        day.Date,
                        Weekday = day.Date.DayOfWeek.ToString(),
                        day.Events,
                        day.Views,
                        day.Carts,
                        day.Purchases,
                        day.Revenue,
                        // Days without events are left out of a log that is too long to list them.
                        MeanOf7Days = index < Week - 1 || days[index - Week + 1].Date.AddDays(Week - 1) != day.Date
                            ? null
                            : (decimal?)
                                decimal.Round(
                                    days.Skip(index - Week + 1).Take(Week).Sum(each => each.Revenue) / Week,
                                    2
                                ),
                        Marks = marks.Of(day.Date),
                    }
            )
            .ToArray();
        var chart =
            rows.Length == 0
                ? Chart.Nothing("There are no events.")
                : Chart.Line(rows.Select(row => row.Date), rows.Select(row => row.Revenue), "revenue").YAxis("revenue");
        if (rows.Length >= Week)
        {
            chart = chart.With(
                Chart.Line(rows.Select(row => row.Date), rows.Select(row => row.MeanOf7Days), "mean of 7 days")
            );
        }

        var marked = rows.Where(row => row.Marks is not null).ToArray();
        if (marked.Length > 0)
        {
            chart = chart.With(
                Chart.Scatter(
                    marked.Select(row => row.Date),
                    marked.Select(row => row.Revenue),
                    "marked",
                    marked.Select(row => DashboardContext.Invariant($"{row.Date:yyyy-MM-dd}: {row.Marks}"))
                )
            );
        }

        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithHeading("mean_of7_days", "Mean of 7 days")
                .WithFormat(ColumnFormat.Automatic.OrElse("fewer than 7 days"), "mean_of7_days")
                .WithFormat(ColumnFormat.Automatic.OrElse("-"), "marks")
        )
        {
            Chart = chart.Title(figure.Title),
            Keys = ["date"],
            Numbers = Named("events", "views", "carts", "purchases", "revenue"),
            Selection = new FigureSelection("date", "date"),
            Sentences = [Sentence(context, days), .. rows.Length == 0 ? [] : marks.Sentences],
            Source = totals.Source,
        };
    }

    /// <summary>Every date from the first to the last of the filter and the log, those without events too.</summary>
    internal static IReadOnlyList<DateSums> Filled(DashboardContext context, IReadOnlyList<DateSums> days)
    {
        if (days.Count == 0 || context.From is not { } from || context.To is not { } to)
        {
            return days;
        }

        var known = days.ToDictionary(day => day.Date);
        return to.DayNumber - from.DayNumber > UnusualDays.MostDays
            ? days
            :
            [
                .. Enumerable
                    .Range(from.DayNumber, to.DayNumber - from.DayNumber)
                    .Select(DateOnly.FromDayNumber)
                    .Select(date => known.GetValueOrDefault(date) ?? new DateSums(date, CellSums.None)),
            ];
    }

    private static string Sentence(DashboardContext context, IReadOnlyList<DateSums> days)
    {
        if (days.Count == 0)
        {
            return "No event is taken by this filter.";
        }

        var highest = days.Max(day => day.Revenue);
        DateSums[] most = [.. days.Where(day => day.Revenue == highest)];
        var range = DashboardContext.Invariant(
            $"{Words.Count(days.Count, "date")} from {days[0].Date:yyyy-MM-dd} to {days[^1].Date:yyyy-MM-dd} ({context.Filter.TimeZone})"
        );
        return highest == 0
            ? $"{range}, none of them with revenue."
            : DashboardContext.Invariant(
                $"{range}; most revenue came on {Words.First([.. most.Select(day => DashboardContext.Invariant($"{day.Date:yyyy-MM-dd}"))], 3)}: {highest:N2}{(most.Length > 1 ? " each" : "")}."
            );
    }
}
