using System.Collections.Immutable;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>How like the published months the shop's raw events are.</summary>
/// <param name="Scale">Rows of the shop over rows published, of the first month that is there; 0 when none is.</param>
/// <param name="Rows">One row for each published number; empty when no source lies within a published month.</param>
public sealed record FidelityReport(double Scale, ImmutableArray<FidelityRow> Rows)
{
    /// <summary>The largest relative difference, 0 without rows.</summary>
    public double LargestDifference => Rows.Select(row => Math.Abs(row.Difference ?? 0.0)).DefaultIfEmpty().Max();

    /// <summary>Rows that differ by at most the given part of what is expected.</summary>
    public int CountWithin(double part) => Rows.Count(row => row.Difference is { } difference && Math.Abs(difference) <= part);

    /// <summary>The numbers side by side.</summary>
    public Table ToTable() => Table.Of(Rows, "The published months and this shop");
}
