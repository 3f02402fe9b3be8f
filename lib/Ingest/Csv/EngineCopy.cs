using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>The engine's part of loading a CSV of which every line is known to be good: typed lines to one Parquet file, in the file's order.</summary>
internal sealed class EngineCopy(LoadContext context)
{
    private static readonly SqlScript CopyCsv = SqlScript.Load(typeof(EngineCopy), "copy_csv.sql");

    /// <summary>Copies a source as it is, with its columns in their order.</summary>
    /// <exception cref="SqlScriptException">The engine does not read a line as it was judged, or there is no room.</exception>
    internal void Run(
        string source,
        CsvHeader header,
        SessionType session,
        string target,
        IProgress<double> progress
    ) => Execute(source, header.Delimiter, Columns(header, session), target, progress);

    /// <summary>Copies a file of good lines that was written here, with the nine columns in their order.</summary>
    /// <exception cref="SqlScriptException">There is no room.</exception>
    internal void RunClean(string source, SessionType session, string target, IProgress<double> progress) =>
        Execute(
            source,
            (byte)',',
            Enumerable
                .Range(0, EventColumns.Count)
                .Select(column => Column(EventColumns.Names[column], EventColumns.TypeOf(column, session))),
            target,
            progress
        );

    private void Execute(
        string source,
        byte delimiter,
        IEnumerable<string> columns,
        string target,
        IProgress<double> progress
    ) =>
        CopyCsv
            .WithSql("columns", "{" + string.Join(", ", columns) + "}")
            .Execute(
                context.Session,
                new
                {
                    source,
                    delimiter = ((char)delimiter).ToString(),
                    target,
                    compression_level = context.Options.CompressionLevel,
                    row_group_size = context.Options.RowGroupSize,
                },
                progress
            );

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
