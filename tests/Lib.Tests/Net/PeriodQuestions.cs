using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Paths;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Retention;

namespace Tests.Net;

/// <summary>Activity, retention and paths.</summary>
internal static class PeriodQuestions
{
    internal static void Ask(Questions questions, NetShop net)
    {
        AskActivity(questions, net);
        AskRetention(questions, net);
        AskPaths(questions, net);
    }

    private static void AskActivity(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        var activity = new ActivityOptions { AsOf = net.AsOf };
        ActivityOptions[] all =
        [
            .. Questions.EachValue(activity),
            .. net.Filters.Select(filter => activity with { Filter = filter }),
            activity with
            {
                AsOf = net.Middle,
            },
        ];
        questions.AskEach("Lifecycle", all, options => shop.Activity.Lifecycle(options));
        questions.AskEach("Stickiness", all, options => shop.Activity.Stickiness(options));
        questions.AskEach("ActiveUsers", all, options => shop.Activity.ActiveUsers(options));
        foreach (var status in Enum.GetValues<LifecycleStatus>())
        {
            questions.Ask(
                $"LifecycleUsers {status}",
                activity,
                status,
                (options, status) => shop.Activity.LifecycleUsers(options, net.Day, status)
            );
        }

        questions.AskEach(
            "StickinessUsers",
            all,
            options =>
                shop.Activity.StickinessUsers(
                    options,
                    shop.Activity.Stickiness(options).Bars is [var bar, ..] ? bar.ActivePeriods : 1
                )
        );
        questions.AskEach("ActiveUsersOn", all, options => shop.Activity.ActiveUsersOn(options, net.Day));
        questions.Ask("ActiveUsersOn 7 days", 7, days => shop.Activity.ActiveUsersOn(activity, net.Day, days));
        questions.Ask("ActiveUsersOn 30 days", 30, days => shop.Activity.ActiveUsersOn(activity, net.Day, days));
    }

    private static void AskRetention(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        var retention = new RetentionOptions { AsOf = net.AsOf };
        RetentionOptions[] all =
        [
            .. Questions.EachValue(retention),
            .. net.Filters.Select(filter => retention with { Filter = filter }),
            retention with
            {
                AsOf = net.Middle,
            },
            retention with
            {
                Period = CalendarPeriod.Day,
                Mode = RetentionMode.Unbounded,
                Filter = net.Filters[0],
                Scope = CohortScope.FirstInRange,
            },
        ];
        questions.AskEach("Retention", all, options => shop.Retention.Cohorts(options));
        foreach (var by in Enum.GetValues<RetentionBreakdown>())
        {
            questions.Ask($"RetentionBy {by}", retention, by, (options, by) => shop.Retention.By(options, by));
            questions.Ask($"RetentionBy {by}, 2 groups", by, by => shop.Retention.By(all[^1], by, 2));
        }

        questions.AskEach(
            "RetainedUsers",
            all,
            options =>
            {
                var cells = shop.Retention.Cohorts(options).Cells;
                return
                    (cells.LastOrDefault(cell => cell.Retained is not null) ?? (cells is [.., var last] ? last : null))
                        is { } cell
                    ? new
                    {
                        Cohort = shop.Retention.Users(options, cell.Cohort),
                        Retained = shop.Retention.Users(options, cell.Cohort, cell.Period),
                    }
                    : null;
            }
        );
    }

    private static void AskPaths(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        foreach (var step in Enum.GetValues<PathStep>())
        {
            var paths = new PathOptions
            {
                AsOf = net.AsOf,
                Anchor = Anchor(net, step),
                Step = step,
            };
            PathOptions[] all =
            [
                paths,
                paths with
                {
                    Direction = PathDirection.To,
                },
                .. net.Filters.Select(filter => paths with { Filter = filter }),
                paths with
                {
                    AsOf = net.Middle,
                },
                paths with
                {
                    Anchor = "no such step",
                },
                paths with
                {
                    Steps = 2,
                },
                paths with
                {
                    Nodes = 2,
                },
            ];
            questions.AskEach($"Paths of {step}", all, options => shop.Paths.Flow(options));
            questions.AskEach(
                $"PathSessions of {step}",
                all.Take(3),
                options =>
                    shop.Paths.Flow(options).Links.Take(2).Select(link => shop.Paths.Sessions(options, link)).ToArray()
            );
        }
    }

    private static string Anchor(NetShop net, PathStep step) =>
        step switch
        {
            PathStep.EventType => "view",
            PathStep.TopCategory => net.Category,
            PathStep.EventTypeAndTopCategory => $"view · {net.Category}",
            PathStep.Category => net.Most("category_code") ?? "uncategorized",
            _ => net.Most("product_id") ?? "1",
        };
}
