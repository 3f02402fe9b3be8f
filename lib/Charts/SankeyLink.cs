namespace EcommerceNotebooks.Charts;

/// <summary>A flow of a positive amount from one named node to another.</summary>
public sealed record SankeyLink(string Source, string Target, double Value);
