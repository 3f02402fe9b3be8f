namespace EcommerceNotebooks.StarSchema;

/// <summary>How many rows a relation has.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Rows">Its rows.</param>
public sealed record RelationRows(string Relation, long Rows);
