namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Where the whole numbers of a column lie, each written as a block of 1,000,000,000 numbers and a place in it.</summary>
/// <param name="Blocks">How many blocks there are from the first to the last.</param>
/// <param name="First">The least place in any block; negative where numbers are.</param>
/// <param name="Last">The largest place in any block.</param>
/// <param name="Rows">How many rows there are, none without a number.</param>
internal sealed record NumberPlaces(long Blocks, long First, long Last, long Rows)
{
    // DuckDB takes a map of up to so many bits; so few in all keep the maps small for every thread.
    private const long MostBits = 1_000_000_000;
    private const long MostBitsOfARow = 64;

    /// <summary>Whether maps with a bit for each place between the ends, one for each block, are small beside the rows.</summary>
    internal bool AreDense =>
        (Int128)Blocks * (Last - First + 1) <= Int128.Min(MostBits, (Int128)MostBitsOfARow * Rows);
}
