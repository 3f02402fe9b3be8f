namespace EcommerceNotebooks.Warehouse;

/// <summary>What a relation promises of one column.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its DuckDB type; where several are allowed, they are separated by " or "; ENUM alone stands for an ENUM of any values.</param>
/// <param name="Meaning">What the value says: unit, ends, how it is computed.</param>
public sealed record ColumnContract(string Name, string Type, string Meaning)
{
    /// <summary>Whether the column may be NULL; a column has a value unless said otherwise.</summary>
    public bool Nullable { get; init; }

    /// <summary>The only values allowed besides NULL; empty where all are.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    /// <summary>The DuckDB types allowed.</summary>
    public IReadOnlyList<string> Types => Type.Split(" or ");

    /// <summary>Whether a column of this DuckDB type keeps the promise.</summary>
    public bool Allows(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Types.Any(allowed =>
            type == allowed || (allowed == "ENUM" && type.StartsWith("ENUM(", StringComparison.Ordinal))
        );
    }
}
