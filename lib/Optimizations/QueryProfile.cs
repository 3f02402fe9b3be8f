namespace EcommerceNotebooks.Optimizations;

/// <summary>What one more run of a query showed, in an instance of the engine opened for it alone.</summary>
/// <param name="RowsScanned">Rows taken from tables, from Parquet row groups that were read, and from CSV files.</param>
/// <param name="BytesScanned">Bytes read from files, and of table blocks loaded.</param>
/// <param name="RowGroupsRead">Parquet row groups read.</param>
/// <param name="RowGroupsSkipped">Parquet row groups that their statistics let the engine pass over.</param>
/// <param name="PeakMemoryBytes">
/// The most memory the engine held, loaded table blocks included, as it counts it: under a memory limit also buffers that were on disk by then.
/// </param>
/// <param name="SpilledBytes">The most it wrote to its temporary folder.</param>
/// <param name="Plan">The operators that ran, root first, each with the rows it gave on and its seconds summed over threads.</param>
public sealed record QueryProfile(
    long RowsScanned,
    long BytesScanned,
    long RowGroupsRead,
    long RowGroupsSkipped,
    long PeakMemoryBytes,
    long SpilledBytes,
    string Plan
);
