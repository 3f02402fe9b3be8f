namespace EcommerceNotebooks.Display;

/// <summary>How a column's values are written, with an optional unit after each number and words for a value that is missing.</summary>
public sealed record ColumnFormat
{
    /// <summary>By the column's type.</summary>
    public static ColumnFormat Automatic { get; } = new();

    /// <summary>Digits without separators, for keys and years; columns named <c>id</c>, <c>year</c>, <c>..._id</c> or <c>..._key</c> get it unasked.</summary>
    public static ColumnFormat Identifier { get; } = new() { Kind = ColumnFormatKind.Identifier };

    /// <summary>The way numbers are written.</summary>
    public ColumnFormatKind Kind { get; private init; }

    /// <summary>Digits after the decimal point, of <see cref="ColumnFormatKind.Percent"/> (2) and <see cref="ColumnFormatKind.Fixed"/>.</summary>
    public int Decimals { get; private init; }

    /// <summary>The unit written after each number, or null.</summary>
    public string? Unit { get; private init; }

    /// <summary>What is written for a missing value, such as <c>no views</c>; null for the word NULL.</summary>
    public string? Missing { get; private init; }

    /// <summary>A fraction shown as a percentage with two decimals, the one way in which rates are written: 0.0618 as 6.18 %.</summary>
    public static ColumnFormat Percent() => new() { Kind = ColumnFormatKind.Percent, Decimals = 2 };

    /// <summary>A fixed number of decimals (0 to 15) with thousands separators.</summary>
    public static ColumnFormat Fixed(int decimals) =>
        new() { Kind = ColumnFormatKind.Fixed, Decimals = Checked(decimals) };

    /// <summary>The same format with a unit after each number, such as <c>s</c> or <c>per hour</c>.</summary>
    public ColumnFormat WithUnit(string unit)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        return this with { Unit = unit };
    }

    /// <summary>The same format with words for a missing value: why it could not be computed.</summary>
    public ColumnFormat OrElse(string missing)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(missing);
        return this with { Missing = missing };
    }

    private static int Checked(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);
        return decimals;
    }
}
