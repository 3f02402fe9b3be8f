namespace EcommerceNotebooks.Warehouse;

/// <summary>A foreign key: every value of a column occurs in a column of another relation.</summary>
/// <param name="Column">The column that refers.</param>
/// <param name="TargetRelation">The relation it refers to.</param>
/// <param name="TargetColumn">The column it refers to.</param>
public sealed record ColumnReference(string Column, string TargetRelation, string TargetColumn);
