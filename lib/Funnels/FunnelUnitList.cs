using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Funnels;

/// <summary>The units behind one number of a funnel.</summary>
/// <param name="Options">What the funnel counts.</param>
/// <param name="Cell">The number.</param>
/// <param name="Count">How many units there are, in memory or not: the number itself.</param>
/// <param name="Rows">The first of them in the order of their keys.</param>
public sealed record FunnelUnitList(
    FunnelOptions Options,
    FunnelCell Cell,
    long Count,
    IReadOnlyList<FunnelMember> Rows
) : TableReport
{
    /// <summary>One row per unit in memory.</summary>
    public override Table ToTable() =>
        Table.Of(
            Rows,
            FormattableString.Invariant(
                $"{Count} {Options.UnitName}, {Options.StepName(Cell.Step)}: {Cell.Outcome switch
                {
                    FunnelOutcome.StoppedAfter => "stopped after it",
                    FunnelOutcome.Skipped => "skipped it",
                    _ => "reached it",
                }}"
            )
        );
}
