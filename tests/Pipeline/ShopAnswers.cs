using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Paths;
using EcommerceNotebooks.Retention;
using EcommerceNotebooks.Tables;

namespace Tests.Pipeline;

/// <summary>Asks a prepared shop every question.</summary>
/// <param name="shop">The shop, whose log begins on 2019-10-01.</param>
/// <param name="folder">Where exports go.</param>
internal sealed class ShopAnswers(Shop shop, string folder)
{
    /// <summary>The log's first day.</summary>
    internal static readonly DateTime Start = new(2019, 10, 1);

    private static readonly DateTime AsOf = Start.AddDays(70);

    private readonly List<(string Name, string Text)> answers = [];

    /// <summary>Every question's answer by a name, as text.</summary>
    /// <param name="users">Users of an experiment, in the order of their ids.</param>
    internal IReadOnlyList<(string Name, string Text)> All(long[] users)
    {
        var rfm = new RfmOptions { AsOf = AsOf };
        var lifetime = new LifetimeOptions { AsOf = AsOf };

        Add(
            "columns",
            [
                .. shop
                    .Lake.ProfileColumns(new() { MeasureMemory = false })
                    .Columns.Select(column =>
                        $"{column.Distinct} {column.Min} {column.Max} {string.Join(' ', column.Top)}"
                    ),
            ]
        );
        Add(
            "events",
            shop.Insights.EventTypes().ToTable(),
            shop.Insights.EventRatios().ToTable(),
            shop.Insights.HourlyActivity().ToTable()
        );
        Add(
            "sessions",
            shop.Insights.SessionConversion().ToTable(),
            shop.Insights.DurationConversion().ToTable(),
            shop.Insights.UserEngagement().ToTable()
        );
        Add(
            "money",
            shop.Insights.ItemPrices().ToTable(),
            shop.Insights.OrderValues().ToTable(),
            shop.Insights.PriceDistribution().ToTable(),
            shop.Insights.RevenueByHour().ToTable()
        );
        Add(
            "days",
            shop.Insights.DailyKpis().ToTable(),
            shop.Insights.UserSegments().ToTable(),
            shop.Insights.DataQuality().ToTable()
        );
        Add(
            "top",
            shop.Insights.TopUsers(50).ToTable(),
            shop.Insights.TopProducts(50).ToTable(),
            shop.Insights.TopBrands(10).ToTable(),
            shop.Insights.TopCategories(10).ToTable()
        );
        Add("quality", shop.Quality.Check().ToTable());
        var report = shop.Customers.Rfm(rfm);
        Add(
            "rfm",
            report.ToTable(),
            report.ToRecommendationTable(),
            report.ToChart(),
            report.ToScatterChart(),
            Table.Of(report.Sample)
        );
        Add(
            "buyers",
            shop.Customers.RfmScores(rfm).ToTable(),
            shop.Customers.LifetimeValues(lifetime).ToTable(),
            shop.Customers.RfmBy(rfm, RfmBreakdown.Brand).ToTable(),
            shop.Customers.RfmBy(rfm, RfmBreakdown.Category).ToTable()
        );
        Add("rfm migration", shop.Customers.RfmMigration(rfm, Start.AddDays(30)).ToTable());
        var risk = new ChurnRiskOptions { Rfm = rfm, MaximumRecencyScore = 4 };
        Add("churn risk", shop.Customers.ChurnRisk(risk).ToTable());
        string export = Path.Combine(folder, "risk.csv");
        shop.Customers.ExportChurnRisk(risk, export);
        Add("churn risk, exported", File.ReadAllText(export));
        Add(
            "lifetime",
            Table.Of(shop.Customers.PurchaseHistories(lifetime)),
            shop.Customers.LifetimeValue(lifetime).ToTable()
        );
        Add("survival", shop.Customers.TimeToNextPurchase(new NextPurchaseOptions { AsOf = AsOf }).ToTable());
        Add(
            "concentration",
            shop.Customers.Concentration().ToTable(),
            shop.Customers.Concentration(new ConcentrationOptions { Of = ConcentrationOf.Products }).ToTable()
        );
        Add("clusters", shop.Customers.Clusters(new ClusterOptions { Rfm = rfm, Clusters = 3 }).ToTable());
        AddPeriods();
        AddFunnels(rfm);
        foreach (var step in Enum.GetValues<PathStep>())
        {
            var options = new PathOptions
            {
                AsOf = AsOf,
                Anchor = "cart",
                Step = step,
                Nodes = 5,
            };
            // The labels are made also where the anchor is none of them.
            using var session = shop.OpenSession();
            Record.Exception(() => session.Paths.Flow(options));
            options = options with
            {
                Anchor = session.Connection.QuerySingle<string>(
                    "select label from path_labels order by label limit 1 offset 2"
                ),
            };
            var paths = shop.Paths.Flow(options);
            Add(step == PathStep.Product ? "paths of products" : $"paths of {step}", paths.ToTable(), paths.ToChart());
            Add(
                step == PathStep.Product ? "paths of products, sessions" : $"sessions of {step}",
                shop.Paths.Sessions(options, paths.Links[0])
            );
        }

        shop.Connection.Execute(
            "create or replace table exposures (user_id bigint, arm varchar, exposed_at timestamp)"
        );
        shop.Connection.Execute(
            "insert into exposures values ($user, $arm, $at)",
            Enumerable
                .Range(0, users.Length)
                .Select(i => new
                {
                    user = users[i],
                    arm = i % 2 == 0 ? "control" : "treatment",
                    at = Start.AddDays(i % 10),
                })
        );
        var source = new ExperimentSource
        {
            Exposures = "exposures",
            From = Start,
            To = AsOf,
        };
        Add("experiment", shop.Experiments.Analyze(source).ToTable());
        var dealt = source with
        {
            Exposures = null,
            Assignment = new AssignmentOptions { Seed = "wide" },
        };
        Add("dealt by hash", shop.Experiments.BuildRows(dealt).Exposed);
        return answers;
    }

    private void AddPeriods()
    {
        var activity = new ActivityOptions { AsOf = AsOf };
        Add(
            "activity",
            [
                shop.Activity.Lifecycle(activity).ToTable(),
                shop.Activity.Stickiness(activity).ToTable(),
                shop.Activity.ActiveUsers(activity).ToTable(),
            ]
        );
        foreach (var status in Enum.GetValues<LifecycleStatus>())
        {
            Add(
                $"users {status}",
                [shop.Activity.LifecycleUsers(activity, DateOnly.FromDateTime(Start.AddDays(20)), status)]
            );
        }

        Add(
            "active users",
            [
                shop.Activity.ActiveUsersOn(activity, DateOnly.FromDateTime(Start.AddDays(20)), 7),
                shop.Activity.StickinessUsers(activity, 20),
            ]
        );
        var retention = new RetentionOptions { AsOf = AsOf };
        var cells = shop.Retention.Cohorts(retention);
        Add("retention", [cells.ToTable()]);
        Add(
            "retained users",
            [
                shop.Retention.Users(retention, cells.Cells[0].Cohort),
                shop.Retention.Users(retention, cells.Cells[0].Cohort, 1),
            ]
        );
    }

    private void AddFunnels(RfmOptions rfm)
    {
        foreach (var unit in Enum.GetValues<FunnelUnit>())
        {
            var ordered = new FunnelOptions { Unit = unit, Rfm = rfm };
            FunnelOptions[] all =
            [
                ordered,
                ordered with
                {
                    Mode = FunnelMode.Strict,
                },
                ordered with
                {
                    Mode = FunnelMode.Unordered,
                },
                ordered with
                {
                    StrictIncrease = true,
                },
                ordered with
                {
                    Steps = [new("view"), new("cart") { IsOptional = true }, new("purchase")],
                },
                ordered with
                {
                    Steps = [new("view") { Brand = "apple" }, new("purchase")],
                    Window = TimeSpan.FromDays(2),
                },
                ordered with
                {
                    Exclusions = [new(new FunnelStep("remove_from_cart"), 1, 3)],
                },
            ];
            for (int i = 0; i < all.Length; i++)
            {
                Add($"funnel {unit} {i}", [shop.Funnels.Count(all[i]).ToTable()]);
                if (unit == FunnelUnit.UserAndProduct || i == 0)
                {
                    var cell = new FunnelCell { Step = 1 };
                    Add($"units {unit} {i}", [Table.Of(shop.Funnels.Units(all[i], cell, 400).Rows)]);
                    Add($"trend {unit} {i}", [shop.Funnels.Trend(all[i]).ToTable()]);
                }
            }

            foreach (var by in Enum.GetValues<FunnelBreakdown>())
            {
                Add($"funnel {unit} by {by}", [shop.Funnels.By(ordered, by).ToTable()]);
            }
        }

        Add("funnel by unit", [shop.Funnels.ByUnit(new FunnelOptions()).ToTable()]);
    }

    private void Add(string name, params object?[] parts) =>
        answers.Add((name, Regex.Replace(string.Join('\n', parts.Select(Shown)), " +", " ")));

    private static string Shown(object? part) =>
        part switch
        {
            IEnumerable<long> ids => string.Join(' ', ids),
            Chart chart => chart.ToPlotlyJson(),
            Table table => table.WithHeadRows(10_000).ToHtml(),
            _ => Convert.ToString(part, CultureInfo.InvariantCulture) ?? "",
        };
}
