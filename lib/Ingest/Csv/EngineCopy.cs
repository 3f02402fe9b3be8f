using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>The engine's part of loading a CSV: typed lines straight to one Parquet file, in the file's order.</summary>
internal sealed class EngineCopy(LoadContext context)
{
    // DuckDB skips a line it cannot take and keeps its number, up to the limit, in a temporary table.
    private const string KeepFaults =
        "store_rejects = true, rejects_table = 'ingest_rejects', rejects_scan = 'ingest_scans', rejects_limit = 200000";

    private const string NoFaults = "ignore_errors = false";

    private static readonly SqlScript Copy = SqlScript.Load(typeof(EngineCopy), "copy_csv.sql");
    private static readonly SqlScript RejectedLines = SqlScript.Load(typeof(EngineCopy), "rejected_lines.sql");
    private static readonly SqlScript DropTables = SqlScript.Load(typeof(EngineCopy), "drop_reject_tables.sql");

    /// <summary>Copies a file as it is; the lines the engine skips can be asked for afterwards.</summary>
    internal void Run(
        string source,
        CsvHeader header,
        SessionType session,
        string target,
        IProgress<DuckDbProgress> progress,
        CancellationToken cancellation
    )
    {
        DropTables.Execute(context.Connection, null, cancellation);
        Execute(source, Columns(header, session), KeepFaults, target, progress, cancellation);
    }

    /// <summary>Copies a file of which every line is known to be good; a line the engine refuses is an error.</summary>
    internal void RunClean(string source, SessionType session, string target, IProgress<DuckDbProgress> progress) =>
        Execute(
            source,
            Enumerable
                .Range(0, EventColumns.Count)
                .Select(column => Column(EventColumns.Names[column], EventColumns.TypeOf(column, session))),
            NoFaults,
            target,
            progress,
            context.CancellationToken
        );

    /// <summary>The physical lines that the last <see cref="Run"/> skipped, ascending.</summary>
    internal IReadOnlyList<long> SkippedLines()
    {
        IReadOnlyList<long> lines = RejectedLines.Query<long>(context.Connection);
        DropTables.Execute(context.Connection);
        return lines;
    }

    internal void ForgetSkippedLines() => DropTables.Execute(context.Connection);

    private void Execute(
        string source,
        IEnumerable<string> columns,
        string faults,
        string target,
        IProgress<DuckDbProgress> progress,
        CancellationToken cancellation
    )
    {
        string sql = Copy.WithSql("columns", "{" + string.Join(", ", columns) + "}").WithSql("faults", faults).Text;
        using DuckDbCommand command = context.Connection.CreateCommand(sql);
        command.Parameters.Add(new DuckDbParameter("source", source));
        command.Parameters.Add(new DuckDbParameter("target", target));
        command.Parameters.Add(new DuckDbParameter("compression_level", context.Options.CompressionLevel));
        command.Parameters.Add(new DuckDbParameter("row_group_size", context.Options.RowGroupSize));
        command.Progress = progress;
        command.ExecuteNonQuery(cancellation);
    }

    private static IEnumerable<string> Columns(CsvHeader header, SessionType session)
    {
        for (int field = 0; field < header.FieldCount; field++)
        {
            int column = header.ColumnAt[field];
            yield return column < 0
                ? Column($"extra_{field}", "VARCHAR")
                : Column(EventColumns.Names[column], EventColumns.TypeOf(column, session));
        }
    }

    private static string Column(string name, string type) => $"'{name}': '{type}'";
}
