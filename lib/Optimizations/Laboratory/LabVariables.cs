namespace EcommerceNotebooks.Optimizations.Laboratory;

/// <summary>What scripts find as variables of the engine.</summary>
/// <param name="Folder">The laboratory's folder.</param>
/// <param name="WindowFrom">Start of a part of the slice's time for filters, inclusive.</param>
/// <param name="WindowTo">Its end, exclusive.</param>
/// <param name="RowGroupSize">Rows of a row group that cut the slice into enough of them to show skipping.</param>
/// <param name="Copies">How often the slice is repeated to fill memory.</param>
internal sealed record LabVariables(
    string Folder,
    DateTime WindowFrom,
    DateTime WindowTo,
    long RowGroupSize,
    long Copies
)
{
    private const long LargestRowGroup = 122_880;
    private const long SmallestRowGroup = 2_048;
    private const long RowGroupsWanted = 32;
    private const long WindowsInSlice = 64;
    private const long RowsToFillMemory = 1_000_000;

    internal static LabVariables Of(string folder, LogSlice slice)
    {
        var window = (slice.To - slice.From) / WindowsInSlice;
        var middle = slice.From + ((slice.To - slice.From) / 2);
        var rowGroups = slice.Events / RowGroupsWanted / SmallestRowGroup * SmallestRowGroup;
        return new LabVariables(
            folder,
            middle,
            middle + window,
            Math.Clamp(rowGroups, SmallestRowGroup, LargestRowGroup),
            Math.Max(1, RowsToFillMemory / slice.Events)
        );
    }
}
