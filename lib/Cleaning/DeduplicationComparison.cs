using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Cleaning;

/// <summary>What every deduplication mode would remove, side by side.</summary>
/// <param name="Effects">One for each mode, in the order of <see cref="DeduplicationMode"/>; empty without usable events.</param>
public sealed record DeduplicationComparison(IReadOnlyList<DeduplicationEffect> Effects) : TableReport
{
    /// <summary>One row for each mode.</summary>
    public override Table ToTable() => Table.Of(Effects, "Deduplication modes");
}
