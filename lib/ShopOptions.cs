namespace EcommerceNotebooks;

/// <summary>How much of the machine a <see cref="Shop"/> may use; a value left null keeps DuckDB's own default.</summary>
public sealed record ShopOptions
{
    /// <summary>Memory DuckDB may hold before it spills to disk, in DuckDB's spelling, for example "8GB".</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>Threads DuckDB may use at once, at least 1.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder for data that does not fit into memory; it is created when the shop opens.</summary>
    public string? TempDirectory { get; init; }
}
