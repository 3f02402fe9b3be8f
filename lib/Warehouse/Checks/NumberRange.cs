namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Between which ends the whole numbers of a column lie.</summary>
/// <param name="First">The least.</param>
/// <param name="Last">The largest.</param>
/// <param name="Rows">How many rows there are, none without a number.</param>
internal sealed record NumberRange(long First, long Last, long Rows)
{
    // DuckDB takes a map of up to so many bits.
    private const long MostBits = 1_000_000_000;
    private const long MostBitsOfARow = 64;

    /// <summary>Whether a map with a bit for each number between the ends is small beside the rows.</summary>
    internal bool IsDense => (Int128)Last - First < Math.Min(MostBits, MostBitsOfARow * Rows);
}
