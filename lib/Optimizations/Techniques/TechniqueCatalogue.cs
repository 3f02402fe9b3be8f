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
                new("the query written out", "revenue_by_brand.sql"),
                new("the query through a view", "temporary_view_after.sql")
            )
            {
                Prepare = "temporary_view_prepare.sql",
                Replaces = "1: temporary view for reuse",
            },
            new(
                Optimization.MaterializedTable,
                "Materialised table",
                TechniqueData.Slice,
                new("the view, cleaned at each query", "materialized_table_before.sql"),
                new TechniqueSide("the table, cleaned once", "materialized_table_after.sql").InTable("cleaned_table")
            )
            {
                Prepare = "materialized_table_prepare.sql",
                Replaces = "1: temporary view for reuse",
            },
            new(
                Optimization.ReusedSummary,
                "Reused session summary",
                TechniqueData.Slice,
                new("two questions to a view", "reused_summary_before.sql"),
                new TechniqueSide("two questions to a table", "reused_summary_after.sql").InTable(
                    "session_summary_table"
                )
            )
            {
                Prepare = "reused_summary_prepare.sql",
                Replaces = "6: cached session summary",
            },
            new(
                Optimization.DailySummary,
                "Daily summary",
                TechniqueData.WholeLog,
                new("all events", "daily_summary_before.sql"),
                new TechniqueSide("daily totals", "daily_summary_after.sql").InTable("daily_totals")
            )
            {
                Prepare = "daily_summary_prepare.sql",
            },
        ];

    private static IEnumerable<Technique> Joins() =>
        [
            new(
                Optimization.JoinBuildSide,
                "Join's build side",
                TechniqueData.Slice,
                new TechniqueSide("a hash table of events", "join_build_side.sql").With(
                    DisabledRules,
                    "join_order,build_side_probe_side"
                ),
                new("a hash table of products", "join_build_side.sql")
            )
            {
                Prepare = "dimension_prepare.sql",
                Replaces = "2: broadcast join",
            },
            new(
                Optimization.AggregateBeforeJoin,
                "Aggregate before the join",
                TechniqueData.Slice,
                new("the join of every event", "aggregate_before_join_before.sql"),
                new("the join of product totals", "aggregate_before_join_after.sql")
            )
            {
                Prepare = "dimension_prepare.sql",
                Replaces = "2: broadcast join",
            },
            new(
                Optimization.WideTable,
                "Wide table",
                TechniqueData.Slice,
                new TechniqueSide("the join of a dimension", "aggregate_before_join_before.sql").InTable(
                    "events_of_products"
                ),
                new TechniqueSide("the wide table", "wide_table_after.sql").InTable("wide_events")
            )
            {
                Prepare = "wide_table_prepare.sql",
                Replaces = "2: broadcast join",
            },
        ];

    private static IEnumerable<Technique> Grouping() =>
        [
            new(
                Optimization.ClusteredGrouping,
                "Rows clustered by user",
                TechniqueData.Slice,
                new TechniqueSide("grouping scattered rows", "clustered_grouping_before.sql").InTable(
                    "scattered_events"
                ),
                new TechniqueSide("grouping clustered rows", "clustered_grouping_after.sql").InTable("events_by_user")
            )
            {
                Prepare = "clustered_grouping_prepare.sql",
                Replaces = "3: repartition by user",
            },
            new(
                Optimization.SkewedKey,
                "Skewed and even key",
                TechniqueData.Slice,
                new("grouping by the skewed key", "skewed_key_before.sql"),
                new("grouping by the even key", "skewed_key_after.sql")
            )
            {
                Prepare = "skew_prepare.sql",
                Replaces = "4: salting",
            },
            new(
                Optimization.Salting,
                "Salting",
                TechniqueData.Slice,
                new("grouping by the skewed key", "salting_before.sql"),
                new("grouping by key and salt", "salting_after.sql")
            )
            {
                Prepare = "skew_prepare.sql",
                Replaces = "4: salting",
            },
            new(
                Optimization.ArgMax,
                "Window and arg_max",
                TechniqueData.Slice,
                new("the window", "arg_max_before.sql"),
                new("the aggregate arg_max", "arg_max_after.sql")
            ),
        ];

    private static IEnumerable<Technique> Filters() =>
        [
            new(
                Optimization.FilterPushdown,
                "Filter pushdown",
                TechniqueData.WholeLog,
                new TechniqueSide("the filter above the scan", "filter_pushdown.sql").With(
                    DisabledRules,
                    "filter_pushdown"
                ),
                new("the filter inside the scan", "filter_pushdown.sql")
            )
            {
                Replaces = "5: filter pushdown",
            },
            new(
                Optimization.EarlyFilter,
                "Filter written early",
                TechniqueData.Slice,
                new("the filter written last", "early_filter_before.sql"),
                new("the filter written first", "early_filter_after.sql")
            )
            {
                Replaces = "5: filter pushdown",
            },
            new(
                Optimization.RowGroupSkipping,
                "Row groups skipped",
                TechniqueData.Slice,
                new TechniqueSide("a time filter on shuffled rows", "row_group_skipping_before.sql").InFile(
                    "shuffled.parquet"
                ),
                new TechniqueSide("a time filter on clustered rows", "row_group_skipping_after.sql").InFile(
                    "clustered.parquet"
                )
            )
            {
                Prepare = "row_group_skipping_prepare.sql",
                Replaces = "5: filter pushdown",
            },
            new(
                Optimization.PartitionPruning,
                "Partition pruning",
                TechniqueData.Slice,
                new TechniqueSide("one clustered file", "partition_pruning_before.sql").InFile("one_file.parquet"),
                new TechniqueSide("folders by day", "partition_pruning_after.sql").InFile("by_day")
            )
            {
                Prepare = "partition_pruning_prepare.sql",
            },
        ];

    private static IEnumerable<Technique> Scans() =>
        [
            new(
                Optimization.ProjectionPushdown,
                "Projection pushdown",
                TechniqueData.WholeLog,
                new TechniqueSide("every column", "projection_pushdown.sql").With(DisabledRules, "unused_columns"),
                new("the column asked for", "projection_pushdown.sql")
            ),
            new(
                Optimization.SingleScan,
                "Single scan",
                TechniqueData.WholeLog,
                new("four scans", "single_scan_before.sql"),
                new("one scan with filtered aggregates", "single_scan_after.sql")
            ),
            new(
                Optimization.ApproximateDistinct,
                "Approximate distinct",
                TechniqueData.WholeLog,
                new("the exact count", "approximate_distinct_before.sql"),
                new("the estimate", "approximate_distinct_after.sql")
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
                new TechniqueSide("grouping by VARCHAR", "varchar_to_enum_before.sql").InTable("varchar_events"),
                new TechniqueSide("grouping by ENUM", "varchar_to_enum_after.sql").InTable("enum_events")
            )
            {
                Prepare = "varchar_to_enum_prepare.sql",
            },
            new(
                Optimization.VarcharToUuid,
                "VARCHAR and UUID",
                TechniqueData.Slice,
                new TechniqueSide("grouping by VARCHAR", "varchar_to_uuid_before.sql").InTable("sessions_as_varchar"),
                new TechniqueSide("grouping by UUID", "varchar_to_uuid_after.sql").InTable("sessions_as_uuid")
            )
            {
                Prepare = "varchar_to_uuid_prepare.sql",
            },
            new(
                Optimization.FloatToDecimal,
                "FLOAT and DECIMAL",
                TechniqueData.Slice,
                new TechniqueSide("summing FLOAT", "float_to_decimal_before.sql").InTable("prices_as_float"),
                new TechniqueSide("summing DECIMAL", "float_to_decimal_after.sql").InTable("prices_as_decimal")
            )
            {
                Prepare = "float_to_decimal_prepare.sql",
                Tolerance = 1e-4,
            },
        ];

    private static IEnumerable<Technique> Files() =>
        [
            new(
                Optimization.CsvToParquet,
                "CSV and Parquet",
                TechniqueData.Slice,
                new TechniqueSide("reading CSV", "csv_to_parquet_before.sql").InFile("events.csv"),
                new TechniqueSide("reading Parquet", "csv_to_parquet_after.sql").InFile("events.parquet")
            )
            {
                Prepare = "csv_to_parquet_prepare.sql",
            },
            new(
                Optimization.SnappyToZstd,
                "Reading Snappy and ZSTD",
                TechniqueData.Slice,
                new TechniqueSide("reading Snappy", "snappy_to_zstd_before.sql").InFile("snappy.parquet"),
                new TechniqueSide("reading ZSTD", "snappy_to_zstd_after.sql").InFile("zstd.parquet")
            )
            {
                Prepare = "snappy_to_zstd_prepare.sql",
            },
            new(
                Optimization.ZstdWriting,
                "Writing Snappy and ZSTD",
                TechniqueData.Slice,
                new TechniqueSide("writing Snappy", "zstd_writing_before.sql").InFile("written_snappy.parquet"),
                new TechniqueSide("writing ZSTD", "zstd_writing_after.sql").InFile("written_zstd.parquet")
            ),
            new(
                Optimization.ZstdLevel,
                "Writing ZSTD low and high",
                TechniqueData.Slice,
                new TechniqueSide("writing ZSTD at level 3", "zstd_level_before.sql").InFile("written_low.parquet"),
                new TechniqueSide("writing ZSTD at level 9", "zstd_level_after.sql").InFile("written_high.parquet")
            ),
            new(
                Optimization.RowGroupSize,
                "Row-group size",
                TechniqueData.Slice,
                new TechniqueSide("row groups of the default size", "row_group_size_before.sql").InFile(
                    "default_groups.parquet"
                ),
                new TechniqueSide("large row groups", "row_group_size_after.sql").InFile("large_groups.parquet")
            )
            {
                Prepare = "row_group_size_prepare.sql",
            },
            new(
                Optimization.FileCache,
                "File cache",
                TechniqueData.WholeLog,
                new TechniqueSide("reading without the file cache", "file_cache.sql").With(
                    "enable_external_file_cache",
                    "false"
                ),
                new TechniqueSide("reading with the file cache", "file_cache.sql").With(
                    "enable_external_file_cache",
                    "true"
                )
            ),
            new(
                Optimization.LoadedTable,
                "Loaded table",
                TechniqueData.Slice,
                new TechniqueSide("reading the Parquet file", "loaded_table_before.sql").InFile(LabFolder.Slice),
                new TechniqueSide("reading the loaded table", "loaded_table_after.sql").InTable("loaded_events")
            )
            {
                Prepare = "loaded_table_prepare.sql",
            },
        ];

    private static IEnumerable<Technique> Machine() =>
        [
            new(
                Optimization.Threads,
                "Threads",
                TechniqueData.WholeLog,
                new TechniqueSide("one thread", "revenue_by_day_and_type.sql").With("threads", "1"),
                new("all threads", "revenue_by_day_and_type.sql")
            ),
            new(
                Optimization.MemoryLimit,
                "Memory limit",
                TechniqueData.Slice,
                new TechniqueSide("enough memory", "memory_limit.sql").With("threads", "1"),
                new TechniqueSide("too little memory", "memory_limit.sql").With("threads", "1")
            )
            {
                LimitsMemory = true,
            },
        ];
}
