using System.Globalization;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Experiments;

/// <summary>Runs the queries that turn events into an experiment's sufficient statistics.</summary>
internal static class ExperimentReader
{
    /// <summary>Separates arms in a parameter; a control character, so that no name holds it.</summary>
    private const char Separator = '\u001f';

    internal static void Expose(
        Shop shop,
        AssignmentOptions options,
        DateTime from,
        DateTime to,
        CancellationToken cancellationToken
    )
    {
        var assignment = new Assignment(options);
        SqlScript
            .Load(typeof(ExperimentReader), "FromWarehouse/experiment_exposures_by_hash.sql")
            .Execute(
                shop.Connection,
                new
                {
                    arms = Joined(assignment.Ranges.Select(range => range.Arm)),
                    starts = Numbers(assignment.Ranges.Select(range => range.From)),
                    ends = Numbers(assignment.Ranges.Select(range => range.To)),
                    from,
                    to,
                    seed_state = (long)AssignmentHash.Fnv1a(options.Seed),
                    namespace_state = (long)AssignmentHash.Fnv1a(Assignment.NamespaceSeed(options.Namespace ?? "")),
                    has_namespace = options.Namespace is not null,
                    namespace_from = options.NamespaceFrom,
                    namespace_to = options.NamespaceTo,
                },
                cancellationToken
            );
    }

    internal static ExposureReport BuildRows(Shop shop, ExperimentSource source, CancellationToken cancellationToken)
    {
        source.Checked();
        Script("experiment_users.sql")
            .WithIdentifiers("exposures", source.Exposures)
            .Execute(
                shop.Connection,
                new
                {
                    from = source.From,
                    to = source.To,
                    arms = Joined(source.Arms),
                },
                cancellationToken
            );
        Script("experiment_rows.sql")
            .Execute(
                shop.Connection,
                new
                {
                    to = source.To,
                    pre_days = source.PreDays,
                    window_days = source.WindowDays,
                },
                cancellationToken
            );
        return Script("exposure_report.sql")
            .QuerySingle<ExposureReport>(shop.Connection, cancellationToken: cancellationToken);
    }

    /// <summary>The moments of <c>experiment_rows</c>, per arm and segment.</summary>
    internal static IReadOnlyList<MomentsRow> Moments(
        Shop shop,
        ExperimentSource source,
        CancellationToken cancellationToken
    )
    {
        var rows = "experiment_rows";
        if (source.RevenueCapPercentile is { } percentile)
        {
            Script("experiment_capped_rows.sql").Execute(shop.Connection, new { percentile }, cancellationToken);
            rows = "experiment_capped_rows";
        }

        return Script("experiment_moments.sql")
            .WithIdentifiers("rows", rows)
            .Query<MomentsRow>(shop.Connection, new { arms = Joined(source.Arms) }, cancellationToken);
    }

    /// <summary>Sufficient statistics of all metrics from the rows of some segments, arms in the source's order.</summary>
    internal static MetricSample[] Samples(IEnumerable<MomentsRow> rows, ExperimentSource source)
    {
        var byArm = rows.GroupBy(row => row.Arm).ToDictionary(arm => arm.Key, arm => arm.ToArray());
        var arms = source
            .Arms.Select(arm =>
                byArm.TryGetValue(arm, out var own)
                    ? own.Select(row => row.Samples())
                        .Aggregate((sum, next) => [.. sum.Zip(next, (one, other) => one.Add(other))])
                    : MomentsRow.NoUsers(arm)
            )
            .ToArray();
        return [.. ShopMetrics.All.Select((metric, i) => new MetricSample(metric, [.. arms.Select(arm => arm[i])]))];
    }

    internal static IReadOnlyList<long> CumulativeUsers(
        Shop shop,
        DateTime from,
        DateTime to,
        CancellationToken cancellationToken
    ) => Script("cumulative_users.sql").Query<long>(shop.Connection, new { from, to }, cancellationToken);

    private static SqlScript Script(string name) => SqlScript.Load(typeof(ExperimentReader), "FromWarehouse/" + name);

    private static string Joined(IEnumerable<string> names) => string.Join(Separator, names);

    private static string Numbers(IEnumerable<double> numbers) =>
        string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
