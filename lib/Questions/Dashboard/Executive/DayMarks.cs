using EcommerceNotebooks.Display;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Executive;

/// <summary>What is to be said of single dates: that they break the pattern of the log, or that the log holds a part of them only.</summary>
internal sealed class DayMarks
{
    private const int Named = 3;
    private readonly Dictionary<DateOnly, string> marks = [];
    private readonly List<string> sentences = [];

    /// <summary>The sentences about the dates that the filter takes.</summary>
    internal IReadOnlyList<string> Sentences => sentences;

    /// <summary>The marks of a date; null without any.</summary>
    internal string? Of(DateOnly date) => marks.GetValueOrDefault(date);

    internal static DayMarks Of(DashboardContext context)
    {
        var found = new DayMarks();
        found.AddParts(context);
        // Days are judged over the whole log and in UTC: a part of it has another pattern.
        if (context.Filter is { TakesAllItems: true, EventType: null, Segment: null, TimeZone: DashboardFilter.Utc })
        {
            found.AddBreaks(context);
        }

        return found;
    }

    // A log that begins or ends more than an hour from midnight holds less than the whole date.
    private void AddParts(DashboardContext context)
    {
        var (first, last) = context
            .Query<(DateTime? First, DateTime? Last)>("Executive/day_marks.sql", "ends")
            .Single();
        if (first is { Hour: > 0 } begin && Shown(context, begin))
        {
            Add(
                DateOnly.FromDateTime(begin),
                "part of a day",
                DashboardContext.Invariant(
                    $"{begin:yyyy-MM-dd} is a part of a day: the log begins at {begin:HH:mm} ({context.Filter.TimeZone})."
                )
            );
        }

        if (last is { Hour: < 23 } end && Shown(context, end))
        {
            Add(
                DateOnly.FromDateTime(end),
                "part of a day",
                DashboardContext.Invariant(
                    $"{end:yyyy-MM-dd} is a part of a day: the log ends at {end:HH:mm} ({context.Filter.TimeZone})."
                )
            );
        }
    }

    private void AddBreaks(DashboardContext context)
    {
        var unusual = context.Session.Insights.UnusualDays();
        UnusualDay[] days =
        [
            .. unusual.Days.Where(day => day.Date >= context.From && day.Date < context.To).OrderBy(day => day.Date),
        ];
        foreach (var day in days)
        {
            Add(day.Date, $"unusual {Words.First([.. day.Breaks.Select(each => each.Series)], Named)}", null);
        }

        sentences.Add(
            unusual.Reason is { } reason ? $"Whether a day breaks the pattern cannot be said: {reason}."
            : days.Length == 0 ? "None of these days breaks the pattern of the days around it and of its weekday."
            : $"Against the days around them and their weekdays {Words.Count(days.Length, "day is", "days are")} unusual: {Words.First([.. days.Select(day => DashboardContext.Invariant($"{day.Date:yyyy-MM-dd}"))], Named)}."
        );
    }

    private void Add(DateOnly date, string mark, string? sentence)
    {
        marks[date] = marks.TryGetValue(date, out var other) ? $"{other}; {mark}" : mark;
        if (sentence is not null && !sentences.Contains(sentence))
        {
            sentences.Add(sentence);
        }
    }

    private static bool Shown(DashboardContext context, DateTime time) =>
        DateOnly.FromDateTime(time) is var date && date >= context.From && date < context.To;
}
