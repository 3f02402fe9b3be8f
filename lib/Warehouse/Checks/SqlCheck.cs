using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts the rows of a query of one's own; each row is a failure, named by its column sample_key.</summary>
/// <param name="Relation">The table or view the query is about.</param>
/// <param name="Promise">What the check promises, in words.</param>
/// <param name="Query">A query that gives one row for every failure, with a column named sample_key.</param>
public sealed record SqlCheck(string Relation, string Promise, string Query) : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => Promise;

    /// <inheritdoc/>
    protected override string DefaultName => $"sql({Promise})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [];

    internal override CheckObservation Observe(ShopSession session) => FailuresOf(session, Query);
}
