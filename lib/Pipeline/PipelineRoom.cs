using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Ingest.Sources;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.StarSchema;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>The steps from a click log to the star schema, in order: Ingest, Clean, BuildSessions, BuildStarSchema; or Prepare, which makes what is missing. One load of a warehouse runs at a time.</summary>
public sealed class PipelineRoom
{
    private readonly IShopScope scope;

    internal PipelineRoom(IShopScope scope) => this.scope = scope;

    /// <summary>
    /// Brings the warehouse up to a step: takes in the source, then makes each step whose tables are missing or were built from something older. A step that is up to date
    /// is left alone, also when it was made with options of the caller's; a missing one is made with the defaults.
    /// </summary>
    /// <returns>The steps that were made, in order; <see cref="PipelineStep.Ingest"/> among them when the lake changed.</returns>
    /// <exception cref="FileNotFoundException">The source is not there.</exception>
    /// <exception cref="IngestException">A file cannot be taken in.</exception>
    /// <exception cref="InvalidOperationException">A step beyond the ingest is asked for, but no source gave an event; the message says why. Or another load is running.</exception>
    /// <exception cref="DataContractException">A step's result would break its contract; its tables stay as they were.</exception>
    public IReadOnlyList<PipelineStep> Prepare(
        string source,
        PipelineStep step,
        IProgress<IngestProgress>? progress = null
    ) => scope.Run(session => PipelineRun.Prepare(session, source, step, progress));

    /// <summary>
    /// Takes in a file (CSV or tab-separated text, packed as .gz or .zip or not, or Parquet), every such file in and below a folder, or the files a glob (<c>*</c>, <c>?</c>, <c>**</c>)
    /// matches. All of it becomes visible in <c>events_raw</c> and <c>events_rejected</c> at once; on an error or cancellation nothing does. Hidden and system folders, files of other kinds and,
    /// unless <see cref="IngestOptions.Strict"/>, files at fault are passed over and named in the report; the same events in another file or packing count once.
    /// </summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="IngestException">Nothing can be taken in, or strictly a file, or the lake cannot be written; the lake is as it was.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the lake is as it was.</exception>
    public IngestReport Ingest(
        string source,
        IngestOptions? options = null,
        IProgress<IngestProgress>? progress = null
    ) => Ingest([source], options, progress);

    /// <summary>Takes in several files, folders and globs in one go; a file they share is read once.</summary>
    /// <inheritdoc cref="Ingest(string, IngestOptions?, IProgress{IngestProgress}?)"/>
    public IngestReport Ingest(
        IReadOnlyList<string> sources,
        IngestOptions? options = null,
        IProgress<IngestProgress>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfZero(sources.Count, nameof(sources));
        return scope.Run(session =>
            new IngestRun(session, options ?? IngestOptions.FromEnvironment(), progress).Execute(sources)
        );
    }

    /// <summary>
    /// What <see cref="Ingest(string, IngestOptions?, IProgress{IngestProgress}?)"/> would read: every file, or entry of an archive, whose first bytes and columns are
    /// those of a click log. Nothing is taken in.
    /// </summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="IngestException">Nothing of it can be read, or strictly a file.</exception>
    public IReadOnlyList<FoundSource> FindSources(string source, IngestOptions? options = null) =>
        scope.Ask(session => SourceScan.Find(session, source, options ?? IngestOptions.FromEnvironment()));

    /// <summary>
    /// Builds <c>events</c> (checked, deduplicated, numbered) and <c>events_quarantined</c> from <c>events_raw</c>, and the marts of events, in one transaction. The same raw events give the same tables, whenever and however often.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The session is in a transaction, or another load is running.</exception>
    /// <exception cref="DataContractException">The result would break its contract; the tables stay as they were.</exception>
    /// <exception cref="SqlScriptException">Nothing was ingested yet, or DuckDB refused a script; the tables stay as they were.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the tables stay as they were.</exception>
    public CleaningReport Clean(CleaningOptions? options = null) =>
        scope.Run(session => EventCleaner.Run(session, options ?? new CleaningOptions()));

    /// <summary>Counts what every deduplication mode would remove from <c>events_raw</c>; no table is changed.</summary>
    /// <exception cref="SqlScriptException">Nothing was ingested yet, or DuckDB refused a script.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled.</exception>
    public DeduplicationComparison CompareDeduplication() => scope.Ask(EventCleaner.CompareDeduplication);

    /// <summary>
    /// Builds <c>fact_sessions</c> (by user_id and user_session) and <c>visits</c> (by the gap of the options) from <c>events</c>, and the marts of sessions, in one transaction. What <see cref="BuildStarSchema"/> built from the same events already, sessions and their marts, is kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The session is in a transaction, another load is running, or the events are of an older version.</exception>
    /// <exception cref="DataContractException">The result would break its contract; the tables stay as they were.</exception>
    /// <exception cref="SqlScriptException">The events were not cleaned yet, or DuckDB refused a script; the tables stay as they were.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the tables stay as they were.</exception>
    public SessionReport BuildSessions(SessionOptions? options = null) =>
        scope.Run(session => SessionBuilder.Run(session, options ?? new SessionOptions()));

    /// <summary>
    /// Builds <c>dim_users</c>, <c>dim_products</c>, <c>dim_sessions</c>, <c>dim_time</c>, <c>fact_events</c>, <c>fact_product_variants</c>, <c>fact_purchases</c>, <c>fact_sessions</c>, <c>fact_user_days</c> and <c>fact_daily_kpis</c> from <c>events</c>, and the marts of sessions and of the star schema, in one transaction. What <see cref="BuildSessions"/> built from the same events already, sessions and their marts, is kept.
    /// </summary>
    /// <exception cref="InvalidOperationException">The session is in a transaction, another load is running, or the events are of an older version.</exception>
    /// <exception cref="DataContractException">The result would break its contract; the tables stay as they were.</exception>
    /// <exception cref="SqlScriptException">The events were not cleaned yet, or DuckDB refused a script; the tables stay as they were.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the tables stay as they were.</exception>
    public StarSchemaReport BuildStarSchema() => scope.Run(StarSchemaBuilder.Run);
}

/// <summary>Opens the room.</summary>
public static class PipelineRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>The steps from a click log to the star schema.</summary>
        public PipelineRoom Pipeline => new(scope);
    }
}
