using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts rows whose value, written as text, is none of those accepted; NULL is left to <see cref="NotNullCheck"/>.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The column to look at.</param>
/// <param name="Values">The values accepted.</param>
public sealed record AcceptedValuesCheck(string Relation, string Column, params IReadOnlyList<string> Values)
    : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => $"{Column} is one of {string.Join(", ", Values)}";

    /// <inheritdoc/>
    protected override string DefaultName => $"accepted_values({Column})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [Column];

    internal override CheckObservation Observe(ShopSession session) =>
        FailingRows(session, "accepted_values", Column, new { accepted = string.Join('\u001f', Values) });
}
