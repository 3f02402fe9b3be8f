using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts rows in which a column is NULL.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The column that must have a value.</param>
public sealed record NotNullCheck(string Relation, string Column) : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => $"{Column} is never NULL";

    /// <inheritdoc/>
    protected override string DefaultName => $"not_null({Column})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [Column];

    internal override CheckObservation Observe(ShopSession session) => FailingRows(session, "not_null", Column);
}
