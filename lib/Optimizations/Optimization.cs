namespace EcommerceNotebooks.Optimizations;

/// <summary>The techniques that can be measured, each as a pair of one way before and one after.</summary>
public enum Optimization
{
    /// <summary>The same query written out and through a temporary view. First optimisation of the notebook this project replaces: "temporary view for reuse".</summary>
    TemporaryView,

    /// <summary>A cleaned log as a view that is computed again and as a table that was computed once: what a cache is.</summary>
    MaterializedTable,

    /// <summary>A hash join that builds on the large side and on the small one. Second optimisation: "broadcast join".</summary>
    JoinBuildSide,

    /// <summary>A dimension joined to every event and joined to the aggregate.</summary>
    AggregateBeforeJoin,

    /// <summary>A dimension joined at each query and its columns kept in the fact table.</summary>
    WideTable,

    /// <summary>Grouping by user on rows in no order and on rows clustered by user. Third optimisation: "repartition by user".</summary>
    ClusteredGrouping,

    /// <summary>Grouping by a key that nearly all rows share and by one they share evenly: what skew costs.</summary>
    SkewedKey,

    /// <summary>A skewed key as it is and with a salt, in two steps. Fourth optimisation: "salting".</summary>
    Salting,

    /// <summary>A filter applied after the scan and inside it. Fifth optimisation: "filter pushdown".</summary>
    FilterPushdown,

    /// <summary>A filter written after the aggregation and before it, which the optimiser makes the same plan.</summary>
    EarlyFilter,

    /// <summary>A filter on time over shuffled and over clustered Parquet: row groups skipped.</summary>
    RowGroupSkipping,

    /// <summary>One day out of one Parquet file and out of folders by year, month and day.</summary>
    PartitionPruning,

    /// <summary>Two questions to a session summary that is a view and to one that is a table. Sixth optimisation: "cached session summary".</summary>
    ReusedSummary,

    /// <summary>Daily figures from all events and from a table of daily totals.</summary>
    DailySummary,

    /// <summary>Every column read and only those the query names.</summary>
    ProjectionPushdown,

    /// <summary>Four numbers from four scans and from one.</summary>
    SingleScan,

    /// <summary>The latest event of each user by a window and by an aggregate.</summary>
    ArgMax,

    /// <summary>Distinct users counted exactly and estimated by HyperLogLog (Flajolet and others, 2007).</summary>
    ApproximateDistinct,

    /// <summary>The log as CSV and as Parquet.</summary>
    CsvToParquet,

    /// <summary>Texts of few values as VARCHAR and as ENUM.</summary>
    VarcharToEnum,

    /// <summary>Session ids as VARCHAR and as UUID.</summary>
    VarcharToUuid,

    /// <summary>Prices as FLOAT and as DECIMAL(10,2).</summary>
    FloatToDecimal,

    /// <summary>Parquet read from Snappy and from ZSTD.</summary>
    SnappyToZstd,

    /// <summary>Parquet written with Snappy and with ZSTD.</summary>
    ZstdWriting,

    /// <summary>Parquet written with ZSTD at a low and at a high level.</summary>
    ZstdLevel,

    /// <summary>Parquet in row groups of DuckDB's default size and in larger ones.</summary>
    RowGroupSize,

    /// <summary>Files read again without the engine's file cache and with it.</summary>
    FileCache,

    /// <summary>A Parquet file and the same rows loaded into a table: what a cache of a file is.</summary>
    LoadedTable,

    /// <summary>One thread and all of them.</summary>
    Threads,

    /// <summary>Enough memory and too little of it, so that the engine spills to disk.</summary>
    MemoryLimit,
}
