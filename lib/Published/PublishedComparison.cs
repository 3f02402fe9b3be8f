using System.Collections.Immutable;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Published;

/// <summary>What the shop's raw events say beside what was published about the same files.</summary>
/// <param name="Verdict">One sentence: that no source is a published month, or how many numbers agree.</param>
/// <param name="Periods">The published periods whose files are all in the lake; empty when none is.</param>
/// <param name="Differences">One row for each published number of those periods.</param>
public sealed record PublishedComparison(
    string Verdict,
    ImmutableArray<string> Periods,
    ImmutableArray<PublishedDifference> Differences
) : TableReport
{
    /// <summary>True when a published period could be compared.</summary>
    public bool IsPublished => !Periods.IsEmpty;

    /// <summary>True when something was compared and every number agrees.</summary>
    public bool Agrees => IsPublished && Differences.All(row => row.Status == PublishedStatus.Agrees);

    /// <summary>The numbers side by side; without rows when nothing could be compared.</summary>
    public override Table ToTable() => Table.Of(Differences, Verdict);
}
