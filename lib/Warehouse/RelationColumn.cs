namespace EcommerceNotebooks.Warehouse;

/// <summary>A column as the catalog knows it.</summary>
internal sealed record RelationColumn(string ColumnName, string DataType);
