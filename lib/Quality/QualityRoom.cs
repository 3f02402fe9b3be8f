using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Published;
using EcommerceNotebooks.Quality;
using EcommerceNotebooks.Synthetic.Fidelity;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>Checks of the data, and comparisons with what was published about the same files.</summary>
public sealed class QualityRoom
{
    private readonly IShopScope scope;

    internal QualityRoom(IShopScope scope) => this.scope = scope;

    /// <summary>
    /// Checks the relations that exist against their contracts, looks for what is known to go wrong, makes the caller's own checks, and keeps the results in <c>data_quality_results</c> unless the shop is read-only.
    /// A failed check does not throw; <see cref="QualityReport.ThrowIfErrors"/> does.
    /// </summary>
    /// <exception cref="ArgumentException">Two checks of a relation have the same name.</exception>
    /// <exception cref="SqlScriptException">A check names a relation or column that does not exist, or its SQL is wrong.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; no result was kept.</exception>
    public QualityReport Check(QualityOptions? options = null) =>
        scope.Ask(session => QualityRun.Run(session, options ?? new QualityOptions()));

    /// <summary>
    /// Holds the published totals of October and November 2019 (or of another <paramref name="reference"/>) against <c>events_raw</c>, for those months whose file is in the lake; says so when none is.
    /// </summary>
    /// <exception cref="SqlScriptException">DuckDB refused a script.</exception>
    public PublishedComparison ComparePublished(PublishedReference? reference = null) =>
        ComparePublished(
            [
                .. LakeFolder
                    .Of(scope.Shop)
                    .Manifests.Current()
                    .Sources.Select(source => new SourceSize(source.Name, source.Lines, source.UnpackedBytes)),
            ],
            reference
        );

    /// <summary>
    /// Holds the published totals of October and November 2019 against <c>events_raw</c>, for those months whose file is among the sources by rows and bytes; says so when none is.
    /// </summary>
    /// <param name="sources">The sources in the lake with their sizes, as the ingest counted them.</param>
    /// <param name="reference">Other published numbers than <see cref="PublishedTotals.Reference"/>.</param>
    /// <exception cref="ArgumentException">The reference names a metric that no query computes.</exception>
    /// <exception cref="SqlScriptException">There are no raw events, or DuckDB refused a script.</exception>
    public PublishedComparison ComparePublished(
        IReadOnlyCollection<SourceSize> sources,
        PublishedReference? reference = null
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        return scope.Ask(session =>
            PublishedComparer.Compare(session, reference ?? PublishedTotals.Reference, sources)
        );
    }

    /// <summary>The published numbers of October and November 2019 beside those of <c>events_raw</c>, for the sources that lie within one of the two months.</summary>
    /// <exception cref="SqlScriptException">There are no raw events, or DuckDB refused a script.</exception>
    public FidelityReport CompareFidelity() => scope.Ask(FidelityMeasurement.Run);
}

/// <summary>Opens the room.</summary>
public static class QualityRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Checks of the data, and comparisons with published numbers.</summary>
        public QualityRoom Quality => new(scope);
    }
}
