namespace EcommerceNotebooks.Display;

/// <summary>How the numbers of a column are written.</summary>
public enum ColumnFormatKind
{
    /// <summary>By type: integers and decimals in full with thousands separators, doubles with digits that fit the column.</summary>
    Automatic,

    /// <summary>Digits only, no separators: keys, identifiers and years.</summary>
    Identifier,

    /// <summary>A fraction shown as a percentage: 0.0618 as 6.18 %.</summary>
    Percent,

    /// <summary>A fixed number of decimals with thousands separators.</summary>
    Fixed,
}
