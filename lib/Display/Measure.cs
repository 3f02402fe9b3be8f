namespace EcommerceNotebooks.Display;

/// <summary>One named number of a result that is shown as a list, see <see cref="Table.OfMeasures"/>.</summary>
/// <param name="Name">What it is, with its unit of counting.</param>
/// <param name="Value">The number; null where it cannot be computed.</param>
/// <param name="Format">How it is written, or null for the way of its type.</param>
public sealed record Measure(string Name, object? Value, ColumnFormat? Format = null);
