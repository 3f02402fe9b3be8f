namespace EcommerceNotebooks.Display;

/// <summary>One column of a <see cref="Table"/>: its name, its heading, its type and the way its values are written.</summary>
public sealed record TableColumn
{
    private readonly string? heading;

    internal TableColumn(string name, string typeName, Type type)
    {
        Name = name;
        TypeName = typeName;
        Type = Nullable.GetUnderlyingType(type) ?? type;
        IsNumeric = ColumnTypes.IsNumeric(type);
        Format = IsNumeric && IsIdentifier(name) ? ColumnFormat.Identifier : ColumnFormat.Automatic;
    }

    /// <summary>The column's name for code and files, as the query or the record gave it (snake_case for records).</summary>
    public string Name { get; init; }

    /// <summary>What stands above the column where people read it: the name in words unless <see cref="Table.WithHeading"/> gave another; <c>orders_per_user</c> is shown as <c>Orders per user</c>.</summary>
    public string Heading
    {
        get => heading ?? Display.Heading.From(Name);
        init => heading = value;
    }

    /// <summary>The type in DuckDB's words, such as <c>DECIMAL(18,2)</c>.</summary>
    public string TypeName { get; }

    /// <summary>Whether the values are numbers, which stand right-aligned.</summary>
    public bool IsNumeric { get; }

    /// <summary>The .NET type of the values, as far as it is known before they are read.</summary>
    internal Type Type { get; }

    /// <summary>How the values are written.</summary>
    public ColumnFormat Format { get; init; }

    private static bool IsIdentifier(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase)
        || name.Equals("year", StringComparison.OrdinalIgnoreCase)
        || (
            name.EndsWith("_id", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith("_with_id", StringComparison.OrdinalIgnoreCase)
        )
        || name.EndsWith("_key", StringComparison.OrdinalIgnoreCase);
}
