namespace EcommerceNotebooks.Charts;

/// <summary>The order of categories along an axis.</summary>
public enum CategoryOrder
{
    /// <summary>As first met in the series.</summary>
    AsGiven,

    /// <summary>By name, ordinal.</summary>
    Ascending,

    /// <summary>By name, ordinal, last first.</summary>
    Descending,

    /// <summary>By the sum of the other coordinate, smallest first; ties stay as given.</summary>
    TotalAscending,

    /// <summary>By the sum of the other coordinate, largest first; ties stay as given.</summary>
    TotalDescending,
}
