using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Users;

/// <summary>Distinct users of every day (UTC) and of the seven and thirty days that end with it.</summary>
internal sealed class ActiveUsers(Figure figure) : OwnRowsFigure
{
    private static readonly Dictionary<string, (int Days, string Title)> Windows = new(StringComparer.Ordinal)
    {
        ["dau"] = (1, "Daily active users"),
        ["wau"] = (7, "Weekly active users"),
        ["mau"] = (30, "Monthly active users"),
    };

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var utc = context.OfHistories();
        var report = context.Session.Activity.ActiveUsers(Options(utc));
        return new FigureAnswer(figure, report.ToTable().WithTitle(figure.Title))
        {
            Chart = report.ToChart().Title(figure.Title),
            Keys = ["date"],
            Numbers = Named("dau", "wau", "mau", "mean_dau", "dau_per_mau"),
            Selection = new FigureSelection("date", "date"),
            Sentences = [report.Sentence],
            Source = UserList.Source,
        };
    }

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var options = Options(context.OfHistories());
        var date = keys.Only("date").Date("date");
        var days = context.Session.Activity.ActiveUsers(options).Days;
        var place = days.Select((day, index) => (day, index)).FirstOrDefault(each => each.day.Date == date);
        if (place.day is null)
        {
            throw new ArgumentException($"The dates shown do not hold {date:yyyy-MM-dd}.");
        }

        if (Value(place.day, number) is null)
        {
            return Untold(context, "Its days are cut by an end of the dates.");
        }

        if (Windows.TryGetValue(number, out var window))
        {
            return UserList.Of(
                context,
                context.Session.Activity.ActiveUsersOn(options, date, window.Days),
                window.Title,
                window.Days == 1
                    ? "Distinct users with an event on the day (UTC)."
                    : $"Distinct users with an event in the {window.Days} days (UTC) that end with this one."
            );
        }

        var mean = place.day.MeanDau!.Value;
        var sum = days.Skip(place.index - 29).Take(30).Sum(day => day.Dau!.Value);
        NumberPart[] ofMean =
        [
            new(null, "Daily users of 30 days added up", sum, Nowhere),
            new(null, "Days", 30, Nowhere),
        ];
        var month = UserList.Of(context, context.Session.Activity.ActiveUsersOn(options, date, 30), "", "");
        return number == "mean_dau"
            ? month with
            {
                Title = "Mean of daily users",
                Meaning =
                    "Daily active users of the 30 days that end with this one, added up and divided by 30. The rows are all users of these days.",
                Unit = "users per day",
                IsCount = false,
                Value = mean,
                Formula = "daily users of 30 days added up / 30",
                Parts = ofMean,
            }
            : month with
            {
                Title = "Stickiness (DAU/MAU)",
                Meaning =
                    "The mean of daily users over the users of the 30 days: the share of these days on which one of them is active.",
                Unit = "share",
                IsCount = false,
                Value = place.day.DauPerMau,
                Formula = "mean of daily users / monthly active users",
                Parts =
                [
                    new("mean_dau", "Mean of daily users", mean, keys.Values),
                    new("mau", "Monthly active users", place.day.Mau, keys.Values),
                ],
            };
    }

    private static double? Value(ActiveUsersDay day, string number) =>
        number switch
        {
            "dau" => day.Dau,
            "wau" => day.Wau,
            "mau" => day.Mau,
            "mean_dau" => day.MeanDau,
            "dau_per_mau" => day.DauPerMau,
            _ => throw NoSuchNumber(),
        };

    private static ActivityOptions Options(DashboardContext context) =>
        new() { AsOf = context.AsOf, Filter = context.Events };
}

/// <summary>Distinct users by hour of the day over all dates, each user once an hour; not averaged.</summary>
internal sealed class ActiveHours(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectEvents();
        var hours = context.Query<UsersOfHour>("Users/user_list.sql", "by hour");
        return new FigureAnswer(
            figure,
            Table.Of(hours, figure.Title).WithFormat(ColumnFormat.Percent().OrElse("no users"), "user_share")
        )
        {
            Chart = (
                hours.Count == 0
                    ? Charts.Chart.Nothing("There are no events.")
                    : Charts
                        .Chart.Bar(hours.Select(hour => hour.Hour), hours.Select(hour => hour.Users))
                        .XAxis($"hour ({context.Filter.TimeZone})")
                        .YAxis("distinct users")
            ).Title(figure.Title),
            Keys = ["hour"],
            Numbers = Named("users", "user_share"),
            Sentences = [Sentence(hours, context.Filter.TimeZone)],
            Source = DashboardContext.OfEvents,
        };
    }

    private static string Sentence(IReadOnlyList<UsersOfHour> hours, string zone)
    {
        if (hours.Count == 0)
        {
            return "No event is taken by this filter.";
        }

        var most = hours.Max(hour => hour.Users);
        var first = hours.Where(hour => hour.Users == most).ToArray();
        return DashboardContext.Invariant(
            $"Most users, {most:N0} or {first[0].UserShare:P2} of all, are active at some time {Words.First([.. first.Select(hour => DashboardContext.Invariant($"from {hour.Hour:00} to {(hour.Hour + 1) % 24:00}"))], 3)} ({zone}){(first.Length > 1 ? ", equally many each" : "")}; who is active in several hours counts in each."
        );
    }

    /// <summary>Users active in an hour of the day, and their share of all.</summary>
    private sealed record UsersOfHour(int Hour, long Users, double? UserShare);
}
