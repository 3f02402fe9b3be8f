using EcommerceNotebooks.Experiments;

namespace EcommerceNotebooks;

/// <summary>Experiments on the users of a shop; needs <c>events</c>. Rows per user are built as temporary tables inside the engine, and only sums per arm leave it.</summary>
public sealed class ExperimentRoom
{
    private readonly IShopScope scope;

    internal ExperimentRoom(IShopScope scope) => this.scope = scope;

    /// <summary>Builds the rows and analyses <see cref="ShopMetrics.All"/>. An experiment without users gives a result that says so.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="Warehouse.SqlScriptException">There are no exposures or events of that form.</exception>
    public ExperimentResult Analyze(ExperimentSource source, AnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return scope.Ask(session =>
        {
            var exposure = ExperimentReader.BuildRows(session, source);
            return ExperimentReader.Analyze(session, source, options) with { Exposure = exposure };
        });
    }

    /// <summary>Builds the rows and analyses one of <see cref="ShopMetrics.All"/> by whether users had bought in the days before their exposure.</summary>
    /// <exception cref="ArgumentException">An option is out of range, the metric is none of those, or nobody was exposed.</exception>
    /// <exception cref="Warehouse.SqlScriptException">There are no exposures or events of that form.</exception>
    public SegmentAnalysis AnalyzeSegments(
        ExperimentSource source,
        ExperimentMetric metric,
        AnalysisOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(metric);
        return scope.Ask(session =>
        {
            ExperimentReader.BuildRows(session, source);
            return SegmentAnalysis.Of(ExperimentReader.SegmentSamples(session, source, metric), options);
        });
    }

    /// <summary>
    /// Builds the temporary table <c>experiment_rows</c>, one row per analysed user: orders, items and revenue from the first exposure to the end of the window, and orders and revenue in the days
    /// before. Users who saw several arms, or none that the experiment names, are left out and counted. The table lives as long as the session that was asked; a shop keeps the counts alone.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="Warehouse.SqlScriptException">There are no exposures or events of that form.</exception>
    public ExposureReport BuildRows(ExperimentSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return scope.Ask(session => ExperimentReader.BuildRows(session, source));
    }

    /// <summary>
    /// Analyses <see cref="ShopMetrics.All"/> from the rows that <see cref="BuildRows"/> built with the same source last in the same <see cref="ShopSession"/>, so that another analysis, with other
    /// options or another cap, does not read the events again. An experiment without users gives a result that says so.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="Warehouse.SqlScriptException">No rows were built in the session.</exception>
    public ExperimentResult AnalyzeRows(ExperimentSource source, AnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return scope.Ask(session => ExperimentReader.Analyze(session, source, options));
    }

    /// <summary>Different users seen from the start up to the end of each date, for <see cref="DesignOptions.CumulativeUsers"/>; one number per date of [from, to).</summary>
    /// <exception cref="Warehouse.SqlScriptException">The events were not cleaned yet.</exception>
    public IReadOnlyList<long> CumulativeUsers(DateTime from, DateTime to) =>
        scope.Ask(session => ExperimentReader.CumulativeUsers(session, from, to));
}

/// <summary>Opens the room.</summary>
public static class ExperimentRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Analysis of experiments on the users of a shop.</summary>
        public ExperimentRoom Experiments => new(scope);
    }
}
