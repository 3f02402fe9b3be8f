using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Warehouse;

/// <summary>What one relation of the warehouse promises; checked whenever the relation is loaded, and rendered as its page of the data dictionary.</summary>
/// <param name="Relation">The table's or view's name.</param>
/// <param name="Layer">Where it stands in the warehouse.</param>
/// <param name="Grain">What one row is.</param>
/// <param name="Description">What the relation is for.</param>
public sealed record TableContract(string Relation, WarehouseLayer Layer, string Grain, string Description)
    : TableReport
{
    /// <summary>The columns, in the order of the relation; a relation may have further ones.</summary>
    public required IReadOnlyList<ColumnContract> Columns { get; init; }

    /// <summary>Groups of columns that are unique together (NULL counts as a value); the first is the primary key.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Keys { get; init; } = [];

    /// <summary>Foreign keys, checked when both relations were loaded together.</summary>
    public IReadOnlyList<ColumnReference> References { get; init; } = [];

    /// <summary>SQL conditions on the columns that hold in every row.</summary>
    public IReadOnlyList<string> RowRules { get; init; } = [];

    /// <summary>The columns with type, meaning and what refers to what, a row for each.</summary>
    public override Table ToTable() =>
        Table.Of(
            Columns.Select(column => new
            {
                Column = column.Name,
                Type = column.Type.StartsWith("ENUM(", StringComparison.Ordinal) ? "ENUM" : column.Type,
                column.Nullable,
                RefersTo = string.Join(
                    ", ",
                    References
                        .Where(reference => reference.Column == column.Name)
                        .Select(reference => reference.TargetRelation)
                ),
                column.Meaning,
            }),
            $"{Relation}: one row is {Grain}"
        );
}
