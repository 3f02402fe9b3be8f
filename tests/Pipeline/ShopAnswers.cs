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
                .. shop.ProfileColumns(new() { MeasureMemory = false })
                    .Columns.Select(column =>
                        $"{column.Distinct} {column.Min} {column.Max} {string.Join(' ', column.Top)}"
                    ),
            ]
        );
        Add("events", shop.EventTypes().ToTable(), shop.EventRatios().ToTable(), shop.HourlyActivity().ToTable());
        Add(
            "sessions",
            shop.SessionConversion().ToTable(),
            shop.DurationConversion().ToTable(),
            shop.UserEngagement().ToTable()
        );
        Add(
            "money",
            shop.ItemPrices().ToTable(),
            shop.OrderValues().ToTable(),
            shop.PriceDistribution().ToTable(),
            shop.RevenueByHour().ToTable()
        );
        Add("days", shop.DailyKpis().ToTable(), shop.UserSegments().ToTable(), shop.DataQualityInsights().ToTable());
        Add(
            "top",
            shop.TopUsers(50).ToTable(),
            shop.TopProducts(50).ToTable(),
            shop.TopBrands(10).ToTable(),
            shop.TopCategories(10).ToTable()
        );
        Add("quality", shop.CheckQuality().ToTable());
        var report = shop.Rfm(rfm);
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
            shop.BuyerScores(rfm).ToTable(),
            shop.CustomerValues(lifetime).ToTable(),
            shop.RfmBy(rfm, RfmBreakdown.Brand).ToTable(),
            shop.RfmBy(rfm, RfmBreakdown.Category).ToTable()
        );
        Add("rfm migration", shop.RfmMigration(rfm, Start.AddDays(30)).ToTable());
        var risk = new ChurnRiskOptions { Rfm = rfm, MaximumRecencyScore = 4 };
        Add("churn risk", shop.ChurnRisk(risk).ToTable());
        string export = Path.Combine(folder, "risk.csv");
        shop.ExportChurnRisk(risk, export);
        Add("churn risk, exported", File.ReadAllText(export));
        Add("lifetime", Table.Of(shop.BuyerHistories(lifetime)), shop.LifetimeValue(lifetime).ToTable());
        Add("survival", shop.TimeToNextPurchase(AsOf).ToTable());
        Add("concentration", shop.Concentration().ToTable(), shop.Concentration(ConcentrationOf.Products).ToTable());
        Add("clusters", shop.BuyerClusters(new ClusterOptions { Rfm = rfm, Clusters = 3 }).ToTable());
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
            Record.Exception(() => shop.Paths(options));
            options = options with
            {
                Anchor = shop.Connection.QuerySingle<string>(
                    "select label from path_labels order by label limit 1 offset 2"
                ),
            };
            var paths = shop.Paths(options);
            Add(step == PathStep.Product ? "paths of products" : $"paths of {step}", paths.ToTable(), paths.ToChart());
            Add(
                step == PathStep.Product ? "paths of products, sessions" : $"sessions of {step}",
                shop.PathSessions(options, paths.Links[0])
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
        Add("experiment", shop.AnalyzeExperiment(source).ToTable());
        shop.ExposeByHash(new AssignmentOptions { Seed = "wide" }, Start, AsOf);
        Add("dealt by hash", shop.Connection.ExecuteScalar<long>("select count(*) from experiment_exposures"));
        return answers;
    }

    private void AddPeriods()
    {
        var activity = new ActivityOptions { AsOf = AsOf };
        Add(
            "activity",
            [
                shop.Lifecycle(activity).ToTable(),
                shop.Stickiness(activity).ToTable(),
                shop.ActiveUsers(activity).ToTable(),
            ]
        );
        foreach (var status in Enum.GetValues<LifecycleStatus>())
        {
            Add($"users {status}", [shop.LifecycleUsers(activity, DateOnly.FromDateTime(Start.AddDays(20)), status)]);
        }

        Add(
            "active users",
            [
                shop.ActiveUsersOn(activity, DateOnly.FromDateTime(Start.AddDays(20)), 7),
                shop.StickinessUsers(activity, 20),
            ]
        );
        var retention = new RetentionOptions { AsOf = AsOf };
        var cells = shop.Retention(retention);
        Add("retention", [cells.ToTable()]);
        Add(
            "retained users",
            [
                shop.RetainedUsers(retention, cells.Cells[0].Cohort),
                shop.RetainedUsers(retention, cells.Cells[0].Cohort, 1),
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
                Add($"funnel {unit} {i}", [shop.Funnel(all[i]).ToTable()]);
                if (unit == FunnelUnit.UserAndProduct || i == 0)
                {
                    var cell = new FunnelCell { Step = 1 };
                    Add($"units {unit} {i}", [Table.Of(shop.FunnelUnits(all[i], cell, 400).Rows)]);
                    Add($"trend {unit} {i}", [shop.FunnelTrend(all[i]).ToTable()]);
                }
            }

            foreach (var by in Enum.GetValues<FunnelBreakdown>())
            {
                Add($"funnel {unit} by {by}", [shop.FunnelBy(ordered, by).ToTable()]);
            }
        }

        Add("funnel by unit", [shop.FunnelByUnit(new FunnelOptions()).ToTable()]);
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
