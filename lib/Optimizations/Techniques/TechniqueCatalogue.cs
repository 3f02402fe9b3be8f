using System.Collections.Immutable;
using EcommerceNotebooks.Optimizations.Laboratory;

namespace EcommerceNotebooks.Optimizations.Techniques;

/// <summary>The techniques that can be measured.</summary>
internal static class TechniqueCatalogue
{
    private const string DisabledRules = "disabled_optimizers";

    // The engine's sketch has 64 registers: the standard error is 1.04 / sqrt(64) (Flajolet et al., 2007), skewed to the right. Of 100,000 sets of ids tried, two were more than
    // six standard errors off and none seven.
    private const double EstimateTolerance = 8 * 0.13;

    /// <summary>All of them, in the order of <see cref="Optimization"/>.</summary>
    internal static ImmutableArray<Technique> All { get; } =
    [
        .. Views()
            .Concat(Joins())
            .Concat(Grouping())
            .Concat(Filters())
            .Concat(Scans())
            .Concat(Types())
            .Concat(Files())
            .Concat(Machine())
            .OrderBy(technique => technique.Optimization),
    ];

    /// <summary>One technique.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none of this name.</exception>
    internal static Technique Of(Optimization optimization) =>
        All.FirstOrDefault(technique => technique.Optimization == optimization)
        ?? throw new ArgumentOutOfRangeException(
            nameof(optimization),
            optimization,
            $"The techniques are {string.Join(", ", All.Select(technique => technique.Optimization))}."
        );

    private static IEnumerable<Technique> Views() =>
        [
            new(
                Optimization.TemporaryView,
                "Temporary view",
                TechniqueData.Slice,
                new("the query written out"),
                new("the query through a view")
            )
            {
                Replaces = "1: temporary view for reuse",
            },
            new(
                Optimization.MaterializedTable,
                "Materialised table",
                TechniqueData.Slice,
                new("the view, cleaned at each query"),
                new TechniqueSide("the table, cleaned once").InTable("cleaned_table")
            )
            {
                Replaces = "1: temporary view for reuse",
            },
            new(
                Optimization.ReusedSummary,
                "Reused session summary",
                TechniqueData.Slice,
                new("two questions to a view"),
                new TechniqueSide("two questions to a table").InTable("session_summary_table")
            )
            {
                Replaces = "6: cached session summary",
            },
            new(
                Optimization.DailySummary,
                "Daily summary",
                TechniqueData.WholeLog,
                new("all events"),
                new TechniqueSide("daily totals").InTable("daily_totals")
            ),
        ];

    private static IEnumerable<Technique> Joins() =>
        [
            new(
                Optimization.JoinBuildSide,
                "Join's build side",
                TechniqueData.Slice,
                new TechniqueSide("a hash table of events").With(DisabledRules, "join_order,build_side_probe_side"),
                new("a hash table of products")
            )
            {
                Replaces = "2: broadcast join",
            },
            new(
                Optimization.AggregateBeforeJoin,
                "Aggregate before the join",
                TechniqueData.Slice,
                new("the join of every event"),
                new("the join of product totals")
            )
            {
                Replaces = "2: broadcast join",
            },
            new(
                Optimization.WideTable,
                "Wide table",
                TechniqueData.Slice,
                new TechniqueSide("the join of a dimension").InTable("events_of_products"),
                new TechniqueSide("the wide table").InTable("wide_events")
            )
            {
                Replaces = "2: broadcast join",
            },
        ];

    private static IEnumerable<Technique> Grouping() =>
        [
            new(
                Optimization.ClusteredGrouping,
                "Rows clustered by user",
                TechniqueData.Slice,
                new TechniqueSide("grouping scattered rows").InTable("scattered_events"),
                new TechniqueSide("grouping clustered rows").InTable("events_by_user")
            )
            {
                Replaces = "3: repartition by user",
            },
            new(
                Optimization.SkewedKey,
                "Skewed and even key",
                TechniqueData.Slice,
                new("grouping by the skewed key"),
                new("grouping by the even key")
            )
            {
                Replaces = "4: salting",
            },
            new(
                Optimization.Salting,
                "Salting",
                TechniqueData.Slice,
                new("grouping by the skewed key"),
                new("grouping by key and salt")
            )
            {
                Replaces = "4: salting",
            },
            new(
                Optimization.ArgMax,
                "Window and arg_max",
                TechniqueData.Slice,
                new("the window"),
                new("the aggregate arg_max")
            ),
        ];

    private static IEnumerable<Technique> Filters() =>
        [
            new(
                Optimization.FilterPushdown,
                "Filter pushdown",
                TechniqueData.WholeLog,
                new TechniqueSide("the filter above the scan").With(DisabledRules, "filter_pushdown"),
                new("the filter inside the scan")
            )
            {
                Replaces = "5: filter pushdown",
            },
            new(
                Optimization.EarlyFilter,
                "Filter written early",
                TechniqueData.Slice,
                new("the filter written last"),
                new("the filter written first")
            )
            {
                Replaces = "5: filter pushdown",
            },
            new(
                Optimization.RowGroupSkipping,
                "Row groups skipped",
                TechniqueData.Slice,
                new TechniqueSide("a time filter on shuffled rows").InFile("shuffled.parquet"),
                new TechniqueSide("a time filter on clustered rows").InFile("clustered.parquet")
            )
            {
                Replaces = "5: filter pushdown",
            },
            new(
                Optimization.PartitionPruning,
                "Partition pruning",
                TechniqueData.Slice,
                new TechniqueSide("one clustered file").InFile("one_file.parquet"),
                new TechniqueSide("folders by day").InFile("by_day")
            ),
        ];

    private static IEnumerable<Technique> Scans() =>
        [
            new(
                Optimization.ProjectionPushdown,
                "Projection pushdown",
                TechniqueData.WholeLog,
                new TechniqueSide("every column").With(DisabledRules, "unused_columns"),
                new("the column asked for")
            ),
            new(
                Optimization.SingleScan,
                "Single scan",
                TechniqueData.WholeLog,
                new("four scans"),
                new("one scan with filtered aggregates")
            ),
            new(
                Optimization.ApproximateDistinct,
                "Approximate distinct",
                TechniqueData.WholeLog,
                new("the exact count"),
                new("the estimate")
            )
            {
                Tolerance = EstimateTolerance,
            },
        ];

    private static IEnumerable<Technique> Types() =>
        [
            new(
                Optimization.VarcharToEnum,
                "VARCHAR and ENUM",
                TechniqueData.Slice,
                new TechniqueSide("grouping by VARCHAR").InTable("varchar_events"),
                new TechniqueSide("grouping by ENUM").InTable("enum_events")
            ),
            new(
                Optimization.VarcharToUuid,
                "VARCHAR and UUID",
                TechniqueData.Slice,
                new TechniqueSide("grouping by VARCHAR").InTable("sessions_as_varchar"),
                new TechniqueSide("grouping by UUID").InTable("sessions_as_uuid")
            ),
            new(
                Optimization.FloatToDecimal,
                "FLOAT and DECIMAL",
                TechniqueData.Slice,
                new TechniqueSide("summing FLOAT").InTable("prices_as_float"),
                new TechniqueSide("summing DECIMAL").InTable("prices_as_decimal")
            )
            {
                Tolerance = 1e-4,
            },
        ];

    private static IEnumerable<Technique> Files() =>
        [
            new(
                Optimization.CsvToParquet,
                "CSV and Parquet",
                TechniqueData.Slice,
                new TechniqueSide("reading CSV").InFile("events.csv"),
                new TechniqueSide("reading Parquet").InFile("events.parquet")
            ),
            new(
                Optimization.SnappyToZstd,
                "Reading Snappy and ZSTD",
                TechniqueData.Slice,
                new TechniqueSide("reading Snappy").InFile("snappy.parquet"),
                new TechniqueSide("reading ZSTD").InFile("zstd.parquet")
            ),
            new(
                Optimization.ZstdWriting,
                "Writing Snappy and ZSTD",
                TechniqueData.Slice,
                new TechniqueSide("writing Snappy").InFile("written_snappy.parquet"),
                new TechniqueSide("writing ZSTD").InFile("written_zstd.parquet")
            ),
            new(
                Optimization.ZstdLevel,
                "Writing ZSTD low and high",
                TechniqueData.Slice,
                new TechniqueSide("writing ZSTD at level 3").InFile("written_low.parquet"),
                new TechniqueSide("writing ZSTD at level 9").InFile("written_high.parquet")
            ),
            new(
                Optimization.RowGroupSize,
                "Row-group size",
                TechniqueData.Slice,
                new TechniqueSide("row groups of the default size").InFile("default_groups.parquet"),
                new TechniqueSide("large row groups").InFile("large_groups.parquet")
            ),
            new(
                Optimization.FileCache,
                "File cache",
                TechniqueData.WholeLog,
                new TechniqueSide("reading without the file cache").With("enable_external_file_cache", "false"),
                new TechniqueSide("reading with the file cache").With("enable_external_file_cache", "true")
            ),
            new(
                Optimization.LoadedTable,
                "Loaded table",
                TechniqueData.Slice,
                new TechniqueSide("reading the Parquet file").InFile(LabFolder.Slice),
                new TechniqueSide("reading the loaded table").InTable("loaded_events")
            ),
        ];

    private static IEnumerable<Technique> Machine() =>
        [
            new(
                Optimization.Threads,
                "Threads",
                TechniqueData.WholeLog,
                new TechniqueSide("one thread").With("threads", "1"),
                new("all threads")
            ),
            new(
                Optimization.MemoryLimit,
                "Memory limit",
                TechniqueData.Slice,
                new TechniqueSide("enough memory").With("threads", "1"),
                new TechniqueSide("too little memory").With("threads", "1")
            )
            {
                LimitsMemory = true,
            },
        ];
}
