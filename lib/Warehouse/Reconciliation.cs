using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Warehouse;

/// <summary>Two numbers that have to agree, to the unit or to the cent.</summary>
/// <param name="Name">What is compared, as an equation.</param>
/// <param name="Expected">The number of the layer before.</param>
/// <param name="Actual">The number of the layer that was built.</param>
public sealed record Reconciliation(string Name, decimal Expected, decimal Actual)
{
    /// <summary>Actual less expected.</summary>
    public decimal Difference => Actual - Expected;

    /// <summary>Whether both agree exactly.</summary>
    public bool Holds => Difference == 0;

    /// <summary>Several comparisons as a table: money to the cent, counts without decimals.</summary>
    internal static Table ToTable(IReadOnlyList<Reconciliation> all, string title) =>
        Table
            .Of(all, title)
            .WithRowFormats(
                all.Select(each => ColumnFormat.Fixed(each.Name.Contains("revenue", StringComparison.Ordinal) ? 2 : 0))
            );

    /// <summary>The comparison as one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: expected {Expected}, actual {Actual}");
}
