using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts keys that stand in more than one row; NULL counts as a value.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Columns">The columns that together must be unique.</param>
public sealed record UniqueCheck(string Relation, params IReadOnlyList<string> Columns) : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => $"({string.Join(", ", Columns)}) is unique";

    /// <inheritdoc/>
    protected override string DefaultName => $"unique({string.Join(", ", Columns)})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => Columns;

    internal override CheckObservation Observe(DbConnection connection, CancellationToken cancellationToken) =>
        IsRising(connection, cancellationToken) || HashesDiffer(connection, cancellationToken)
            ? new CheckObservation(0, null)
            : Script("unique.sql")
                .WithIdentifiers("relation", Relation)
                .WithIdentifiers("columns", Columns)
                .QuerySingle<CheckObservation>(connection, cancellationToken: cancellationToken);

    // Values each larger than the one before repeat nowhere; to see that takes one pass and no memory.
    private bool IsRising(DbConnection connection, CancellationToken cancellationToken) =>
        Columns is [var column]
        && Script("rising.sql")
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("column", column)
            .QuerySingle<bool>(connection, cancellationToken: cancellationToken);

    // Keys of several columns are wide; rows whose hashes differ are different, and equal hashes of different rows are so rare that the keys are then looked at.
    private bool HashesDiffer(DbConnection connection, CancellationToken cancellationToken) =>
        Columns.Count > 1
        && Script("different_hashes.sql")
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("columns", Columns)
            .QuerySingle<bool>(connection, cancellationToken: cancellationToken);
}
