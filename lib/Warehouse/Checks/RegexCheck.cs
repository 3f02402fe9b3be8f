using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts rows whose text does not match a pattern as a whole; NULL is left to <see cref="NotNullCheck"/>.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The column to look at; other types are written as text first.</param>
/// <param name="Pattern">A regular expression in the RE2 syntax, which the whole text must match.</param>
public sealed record RegexCheck(string Relation, string Column, string Pattern) : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => $"{Column} matches {Pattern}";

    /// <inheritdoc/>
    protected override string DefaultName => $"regex({Column})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [Column];

    internal override CheckObservation Observe(ShopSession session) =>
        FailingRows(session, "regex", Column, new { pattern = Pattern });
}
