using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Retention;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Questions.Dashboard.Users;

/// <summary>Users by the week (UTC) of their first event, and how many of them come back in each week after it.</summary>
internal sealed class Cohorts(Figure figure) : OwnRowsFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var report = context.Session.Retention.Cohorts(Options(context.OfHistories()));
        return new FigureAnswer(figure, report.ToTable().WithTitle(figure.Title))
        {
            Chart = report.ToChart().Title(figure.Title),
            Keys = ["cohort", "period"],
            Numbers = Named("size", "retained", "share"),
            Sentences = [Sentence(report)],
            Source = UserList.Source,
        };
    }

    private static string Sentence(RetentionReport report) =>
        report.Averages.FirstOrDefault(average => average.Period == 1) is { } next
        && WilsonInterval.Of(next.Retained, next.Size) is { } interval
            ? DashboardContext.Invariant(
                $"{report.Sentence.TrimEnd('.')} (95 % interval of the first share {interval.Low:P2} to {interval.High:P2})."
            )
            : report.Sentence;

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var options = Options(context.OfHistories());
        var cohort = keys.Only("cohort", "period").Date("cohort");
        var period = keys.Number("period");
        return number switch
        {
            "size" => Of(null),
            "retained"
            or "share"
                when context
                    .Session.Retention.Cohorts(options)
                    .Cells.Any(cell => cell.Cohort == cohort && cell.Period == period && cell.Retained is null) =>
                Untold(context, "The week has not ended."),
            "retained" => Of(period),
            "share" => Of(period)
                .Over(
                    context,
                    "retained",
                    keys,
                    new NumberPart(
                        "size",
                        "Users of the cohort",
                        context.Session.Retention.Users(options, cohort).Count,
                        keys.Values
                    )
                ),
            _ => throw NoSuchNumber(),
        };

        OpenedRows Of(int? of) =>
            UserList.Of(
                context,
                context.Session.Retention.Users(options, cohort, of),
                of is null ? "Users of the cohort" : "Users who came back",
                of is null
                    ? DashboardContext.Invariant(
                        $"Users whose first event lies in the week of {cohort:yyyy-MM-dd} (UTC)."
                    )
                    : DashboardContext.Invariant(
                        $"Users whose first event lies in the week of {cohort:yyyy-MM-dd} (UTC), with an event {Words.Count(of.Value, "week")} later."
                    )
            );
    }

    private static RetentionOptions Options(DashboardContext context) =>
        new()
        {
            AsOf = context.AsOf,
            Filter = context.Events,
            Period = CalendarPeriod.Week,
        };
}

/// <summary>New, returning, resurrecting and dormant users of each week (UTC).</summary>
internal sealed class Lifecycle(Figure figure) : OwnRowsFigure
{
    private static readonly Dictionary<string, LifecycleStatus[]> Numbers = new(StringComparer.Ordinal)
    {
        ["new"] = [LifecycleStatus.New],
        ["returning"] = [LifecycleStatus.Returning],
        ["resurrecting"] = [LifecycleStatus.Resurrecting],
        ["dormant"] = [LifecycleStatus.Dormant],
        ["active"] = [LifecycleStatus.New, LifecycleStatus.Returning, LifecycleStatus.Resurrecting],
    };

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var report = context.Session.Activity.Lifecycle(Options(context.OfHistories()));
        return new FigureAnswer(figure, report.ToTable().WithTitle(figure.Title))
        {
            Chart = report.ToChart().Title(figure.Title),
            Keys = ["start"],
            Numbers = Named([.. Numbers.Keys]),
            Sentences = [report.Sentence],
            Source = UserList.Source,
        };
    }

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var options = Options(context.OfHistories());
        var start = keys.Only("start").Date("start");
        var statuses = Numbers.GetValueOrDefault(number) ?? throw NoSuchNumber();
        var week = context.Session.Activity.Lifecycle(options).Periods.FirstOrDefault(each => each.Start == start);
        if (week is { Active: null })
        {
            return Untold(context, "The week has not ended.");
        }

        long[] users =
        [
            .. statuses.SelectMany(status => context.Session.Activity.LifecycleUsers(options, start, status)),
        ];
        var rows = UserList.Of(
            context,
            users,
            $"Users: {number}",
            number switch
            {
                "new" => "Users whose first event lies in the week.",
                "returning" => "Users with events in the week and in the one before.",
                "resurrecting" => "Users with events in the week and before, but not in the week before.",
                "dormant" => "Users with events in the week before but not in this one; shown as a negative number.",
                _ => "New, returning and resurrecting users.",
            }
        );
        return number == "dormant"
            ? rows with
            {
                IsCount = false,
                Value = -users.LongLength,
                Formula = "as many as there are rows, shown below 0",
            }
            : rows;
    }

    private static ActivityOptions Options(DashboardContext context) =>
        new()
        {
            AsOf = context.AsOf,
            Filter = context.Events,
            Period = CalendarPeriod.Week,
        };
}
