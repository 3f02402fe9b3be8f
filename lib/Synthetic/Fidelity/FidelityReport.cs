using System.Collections.Immutable;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>How like the published months the shop's raw events are, in rates that do not depend on their number.</summary>
/// <param name="Rows">One row for each month and rate; empty when no source lies within a published month.</param>
public sealed record FidelityReport(ImmutableArray<FidelityRow> Rows)
{
    /// <summary>The rates side by side.</summary>
    public Table ToTable() => Table.Of(Rows, "Rates of the published months and of this shop");
}
