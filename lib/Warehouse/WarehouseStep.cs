namespace EcommerceNotebooks.Warehouse;

/// <summary>A step of the pipeline, by what it builds.</summary>
/// <param name="Table">The table that carries the step's lineage.</param>
/// <param name="Input">The relation it is built from.</param>
/// <param name="Description">The step and its options.</param>
internal sealed record WarehouseStep(string Table, string Input, string Description);
