using System.Collections.Immutable;

namespace EcommerceNotebooks.Published;

/// <summary>The published totals of one month, or of both months together.</summary>
/// <param name="Period">For example 2019-10.</param>
/// <param name="Files">The files the totals are of.</param>
/// <param name="Totals">The totals.</param>
public sealed record PublishedPeriod(
    string Period,
    ImmutableArray<PublishedFile> Files,
    ImmutableArray<PublishedTotal> Totals
);
