using System.Globalization;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Experiments;

/// <summary>Runs the queries that turn events into an experiment's sufficient statistics.</summary>
internal static class ExperimentReader
{
    /// <summary>Separates arms in a parameter; a control character, so that no name holds it.</summary>
    private const char Separator = '\u001f';

    internal static void Expose(ShopSession session, AssignmentOptions options, DateTime from, DateTime to)
    {
        var assignment = new Assignment(options);
        SqlScript
            .Load(typeof(ExperimentReader), "FromWarehouse/experiment_exposures_by_hash.sql")
            .Execute(
                session,
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
                }
            );
    }

    internal static ExposureReport BuildRows(ShopSession session, ExperimentSource source)
    {
        source.Checked();
        if (source.Assignment is { } assignment)
        {
            Expose(session, assignment, source.From, source.To);
        }

        Script("experiment_users.sql")
            .Execute(
                session,
                new
                {
                    exposures = SqlQuoting.Relation(source.ExposureRelation),
                    from = source.From,
                    to = source.To,
                    arms = Joined(source.Arms),
                }
            );
        Script("experiment_rows.sql")
            .Execute(
                session,
                new
                {
                    to = source.To,
                    pre_days = source.PreDays,
                    window_days = source.WindowDays,
                }
            );
        return Script("exposure_report.sql").QuerySingle<ExposureReport>(session);
    }

    /// <summary>Analyses the rows that were built last in the session.</summary>
    internal static ExperimentResult Analyze(ShopSession session, ExperimentSource source, AnalysisOptions? options) =>
        ExperimentResult.Of(Samples(Moments(session, source.Checked()), source), options);

    /// <summary>One metric's samples by segment, from the rows that were built last in the session.</summary>
    internal static IReadOnlyList<SegmentSample> SegmentSamples(
        ShopSession session,
        ExperimentSource source,
        ExperimentMetric metric
    ) =>
        [
            .. Moments(session, source)
                .GroupBy(row => row.Segment)
                .OrderBy(segment => segment.Key, StringComparer.Ordinal)
                .Select(segment => new SegmentSample(
                    segment.Key,
                    Samples(segment, source).FirstOrDefault(sample => sample.Metric == metric)
                        ?? throw new ArgumentException($"There is no metric {metric.Name}.", nameof(metric))
                )),
        ];

    /// <summary>The moments of <c>experiment_rows</c>, per arm and segment.</summary>
    internal static IReadOnlyList<MomentsRow> Moments(ShopSession session, ExperimentSource source)
    {
        var rows = "experiment_rows";
        if (source.RevenueCapPercentile is { } percentile)
        {
            Script("experiment_capped_rows.sql").Execute(session, new { percentile });
            rows = "experiment_capped_rows";
        }

        return Script("experiment_moments.sql").Query<MomentsRow>(session, new { rows, arms = Joined(source.Arms) });
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

    internal static IReadOnlyList<long> CumulativeUsers(ShopSession session, DateTime from, DateTime to) =>
        Script("cumulative_users.sql").Query<long>(session, new { from, to });

    private static SqlScript Script(string name) => SqlScript.Load(typeof(ExperimentReader), "FromWarehouse/" + name);

    private static string Joined(IEnumerable<string> names) => string.Join(Separator, names);

    private static string Numbers(IEnumerable<double> numbers) =>
        string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
