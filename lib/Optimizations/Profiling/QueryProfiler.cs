using EcommerceNotebooks.Optimizations.Measuring;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Optimizations.Profiling;

/// <summary>
/// Profiles a query in an instance that was opened for it: the engine counts peaks of memory per instance. The plan and the peaks come from EXPLAIN ANALYZE; bytes and row groups
/// come from a second run with the engine's log, because in version 1.5 the profile counts a Parquet file's rows once per thread and few of its bytes.
/// </summary>
internal static class QueryProfiler
{
    private const string TableScan = "SEQ_SCAN";
    private const string CsvScan = "READ_CSV";

    internal static QueryProfile Run(ShopSession session, Func<Answer> run, string sql)
    {
        var plan = QueryPlan.Parse(Explain(session, sql));
        var tableBytes = Part("table_bytes").QuerySingle<long>(session);
        var scans = Count(session, run);
        return new QueryProfile(
            scans.ParquetRows + plan.Root.All().Sum(RowsOfTablesAndCsv),
            scans.FileBytes + tableBytes,
            scans.RowGroupsRead,
            scans.RowGroupsSkipped,
            plan.PeakMemoryBytes,
            plan.SpilledBytes,
            plan.Root.ToText()
        );
    }

    // A CSV file is parsed to its end; DuckDB's count of scanned rows is an estimate from the file's size.
    private static long RowsOfTablesAndCsv(PlanOperator each) =>
        each.Name == TableScan ? each.RowsScanned
        : each.Name.StartsWith(CsvScan, StringComparison.Ordinal) ? each.Rows
        : 0;

    private static string Explain(ShopSession session, string sql) =>
        new SqlScript("explain", "explain (analyze, format json) " + sql).Read(
            session,
            reader =>
                reader.Read()
                    ? reader.GetString(1)
                    : throw new InvalidOperationException("DuckDB gave no profile of the query.")
        );

    private static ScanCounts Count(ShopSession session, Func<Answer> run)
    {
        Part("start").Execute(session);
        run();
        Part("stop").Execute(session);
        var files = Part("files").Query<string>(session);
        var bytes = Part("bytes").QuerySingle<long>(session);
        return files.Count == 0
            ? new ScanCounts(bytes, 0, 0, 0)
            : Part("row_groups").QuerySingle<ScanCounts>(session, new { bytes, files = QueryParameters.List(files) });
    }

    private static SqlScript Part(string name) => SqlScript.Load(typeof(QueryProfiler), "scan_log.sql").Section(name)!;
}
