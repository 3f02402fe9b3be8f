using EcommerceNotebooks.Experiments;

namespace EcommerceNotebooks;

/// <summary>Experiments on the users of a shop; needs <c>events</c>. Rows per user are built as temporary tables inside the engine, and only sums per arm leave it.</summary>
public static class ShopExperiments
{
    /// <summary>
    /// Deals every user seen in [from, to) to an arm by the hash of <see cref="Assignment"/>, with the first event as exposure, in the temporary table <c>experiment_exposures</c>:
    /// an A/A experiment on real traffic, or the record of one that was run with this hash.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="Warehouse.SqlScriptException">The events were not cleaned yet.</exception>
    public static void ExposeByHash(
        this Shop shop,
        AssignmentOptions options,
        DateTime from,
        DateTime to,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        ExperimentReader.Expose(shop, options, from, to, cancellationToken);
    }

    /// <summary>
    /// Builds the temporary table <c>experiment_rows</c>, one row per analysed user: orders, items and revenue from the first exposure to the end of the window, and orders and revenue in the days
    /// before. Users who saw several arms, or none that the experiment names, are left out and counted.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="Warehouse.SqlScriptException">There are no exposures or events of that form.</exception>
    public static ExposureReport BuildExperimentRows(
        this Shop shop,
        ExperimentSource source,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(source);
        return ExperimentReader.BuildRows(shop, source, cancellationToken);
    }

    /// <summary>
    /// Analyses <see cref="ShopMetrics.All"/> from the rows that <see cref="BuildExperimentRows"/> built with the same source last, so that another analysis, with other options or another cap, does not
    /// read the events again. An experiment without users gives a result that says so.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="Warehouse.SqlScriptException">No rows were built.</exception>
    public static ExperimentResult AnalyzeExperimentRows(
        this Shop shop,
        ExperimentSource source,
        AnalysisOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(source);
        var rows = ExperimentReader.Moments(shop, source.Checked(), cancellationToken);
        return ExperimentResult.Of(ExperimentReader.Samples(rows, source), options);
    }

    /// <summary>Builds the rows and analyses <see cref="ShopMetrics.All"/>. An experiment without users gives a result that says so.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="Warehouse.SqlScriptException">There are no exposures or events of that form.</exception>
    public static ExperimentResult AnalyzeExperiment(
        this Shop shop,
        ExperimentSource source,
        AnalysisOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var exposure = shop.BuildExperimentRows(source, cancellationToken);
        return shop.AnalyzeExperimentRows(source, options, cancellationToken) with { Exposure = exposure };
    }

    /// <summary>Builds the rows and analyses one of <see cref="ShopMetrics.All"/> by whether users had bought in the days before their exposure.</summary>
    /// <exception cref="ArgumentException">An option is out of range, the metric is none of those, or nobody was exposed.</exception>
    /// <exception cref="Warehouse.SqlScriptException">There are no exposures or events of that form.</exception>
    public static SegmentAnalysis AnalyzeExperimentSegments(
        this Shop shop,
        ExperimentSource source,
        ExperimentMetric metric,
        AnalysisOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(metric);
        shop.BuildExperimentRows(source, cancellationToken);
        return SegmentAnalysis.Of(
            [
                .. ExperimentReader
                    .Moments(shop, source, cancellationToken)
                    .GroupBy(row => row.Segment)
                    .OrderBy(segment => segment.Key, StringComparer.Ordinal)
                    .Select(segment => new SegmentSample(
                        segment.Key,
                        ExperimentReader.Samples(segment, source).FirstOrDefault(sample => sample.Metric == metric)
                            ?? throw new ArgumentException($"There is no metric {metric.Name}.", nameof(metric))
                    )),
            ],
            options
        );
    }

    /// <summary>Different users seen from the start up to the end of each date, for <see cref="DesignOptions.CumulativeUsers"/>; one number per date of [from, to).</summary>
    /// <exception cref="Warehouse.SqlScriptException">The events were not cleaned yet.</exception>
    public static IReadOnlyList<long> CumulativeUsers(
        this Shop shop,
        DateTime from,
        DateTime to,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        return ExperimentReader.CumulativeUsers(shop, from, to, cancellationToken);
    }
}
