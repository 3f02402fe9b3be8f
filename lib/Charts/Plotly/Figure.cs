using System.Collections.Immutable;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>What application/vnd.plotly.v1+json holds.</summary>
internal sealed record Figure(ImmutableArray<Trace> Data, Layout Layout);
