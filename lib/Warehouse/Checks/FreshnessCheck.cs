using System.Data.Common;
using System.Globalization;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>The hours between the latest time in a column before as_of and as_of; the threshold is the largest age that passes.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The column that holds the time (UTC).</param>
/// <param name="AsOf">The instant (UTC) from which to look back; rows at or after it are not looked at.</param>
public sealed record FreshnessCheck(string Relation, string Column, DateTime AsOf) : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the latest {Column} is at most {Threshold} hours before {AsOf:yyyy-MM-dd HH:mm:ss}"
        );

    /// <inheritdoc/>
    protected override string DefaultName => $"freshness({Column})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [Column];

    /// <inheritdoc/>
    protected override string NotComputedReason =>
        string.Create(CultureInfo.InvariantCulture, $"{Relation} has no {Column} before {AsOf:yyyy-MM-dd HH:mm:ss}.");

    internal override CheckObservation Observe(ShopSession session) =>
        Script("freshness.sql")
            .QuerySingle<CheckObservation>(
                session,
                new
                {
                    relation = SqlQuoting.Relation(Relation),
                    column = Column,
                    as_of = AsOf,
                }
            );
}
