using System.Data.Common;
using System.Text;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Parquet;

/// <summary>Loads a Parquet file with the nine columns, whatever types hold them; rows that would lose something are rejected.</summary>
internal sealed class ParquetLoader(LoadContext context)
{
    private static readonly SqlScript ColumnCasts = SqlScript.Load(typeof(ParquetLoader), "column_casts.sql");
    private static readonly SqlScript JudgeRows = Part("counts");
    private static readonly SqlScript CopyAccepted = Part("accepted");
    private static readonly SqlScript RejectedRows = Part("rejected");

    /// <summary>Throws <see cref="IngestException"/> when the file is no Parquet file, lacks a column or has one of an unfit type.</summary>
    internal static void CheckColumns(ShopSession session, string path) => ParquetColumns.Read(session, path);

    internal LoadedSource Load(string path, string name)
    {
        var columns = ParquetColumns.Read(context.Session, path);
        try
        {
            return Load(path, name, columns);
        }
        catch (SqlScriptException error) when (!error.IsAboutTheMachine)
        {
            throw new IngestException($"{path} cannot be read as Parquet: {error.Message}", error);
        }
    }

    private LoadedSource Load(string path, string name, ParquetColumns columns)
    {
        var judged = columns.Casts(SessionType.Varchar);
        ColumnCasts.Execute(context.Session);
        CreateView(path, judged);
        var (lines, rejected, cutTimes, areUuids) = JudgeRows.QuerySingle<(long, long, long, bool)>(context.Session);
        using var rejects = new RejectWriter(context, name);
        if (rejected > 0)
        {
            WriteRejects(judged, rejects);
        }

        var session = areUuids ? SessionType.Uuid : SessionType.Varchar;
        string accepted = context.NewPath(".parquet");
        CreateView(path, columns.Casts(session));
        CopyAccepted.Execute(
            context.Session,
            new
            {
                target = accepted,
                compression_level = context.Options.CompressionLevel,
                row_group_size = context.Options.RowGroupSize,
            }
        );
        long good = ParquetFile.Rows(context.Session, accepted);
        if (good + rejects.Count != lines || rejects.Count != rejected)
        {
            throw new IngestException(
                $"{name} has {lines} rows, but {good} were accepted and {rejects.Count} rejected."
            );
        }

        return new LoadedSource
        {
            UnpackedBytes = new FileInfo(path).Length,
            Lines = lines,
            Accepted = good,
            Rejected = rejected,
            CutTimes = cutTimes,
            RejectReasons = rejects.Reasons,
            ExtraColumns = [.. columns.Extra],
            SessionType = session,
            ColumnTypes = [.. judged.Select(cast => cast.SourceType)],
            EventsPath = good > 0 ? accepted : null,
            RejectsPath = rejects.ToParquet(),
        };
    }

    // Which macro takes a column depends on its type, and a view takes no parameters.
    private void CreateView(string path, ColumnCast[] casts)
    {
        string[] columns =
        [
            .. casts.Select(cast => $"{cast.Value} as {EventColumns.Names[cast.Column]}"),
            "file_row_number + 1 as line",
            $"case {Join(" ", casts, cast => $"when {cast.Fault} then {cast.Column}")} end as faulty_column",
            $"case {Join(" ", casts, cast => $"when {cast.Fault} then {cast.Text}")} end as faulty_text",
            $"{Join(" or ", casts, cast => cast.IsUndecodable)} as is_undecodable",
            $"{Join(" || ',' || ", casts, cast => $"coalesce({cast.Text}, '')")} as raw_line",
            $"{casts[EventColumns.EventTime].IsCut} as is_cut",
            $"{casts[EventColumns.UserSession].IsUuid} as is_uuid",
        ];
        new SqlScript(
            "Ingest/Parquet/parquet_source",
            $"create or replace temporary view parquet_source as select {string.Join(", ", columns)} from read_parquet({SqlQuoting.Literal(path)}, hive_partitioning = false, file_row_number = true)"
        ).Execute(context.Session);
    }

    private void WriteRejects(ColumnCast[] casts, RejectWriter rejects) =>
        RejectedRows.Read(
            context.Session,
            reader =>
            {
                while (reader.Read())
                {
                    rejects.Add(
                        RejectOf(
                            reader.GetInt64(0),
                            casts[reader.GetInt32(1)],
                            reader.GetString(2),
                            reader.GetBoolean(3),
                            reader.GetString(4)
                        )
                    );
                }

                return rejects.Count;
            }
        );

    // The same order of faults as in a line of a CSV.
    private static Reject RejectOf(long line, ColumnCast cast, string text, bool isUndecodable, string raw)
    {
        string shown = RawLine.Show(Encoding.UTF8.GetBytes(raw));
        string column = EventColumns.Names[cast.Column];
        return raw.Contains('\0', StringComparison.Ordinal)
                ? new Reject(line, null, RejectKind.NulByte, "NUL byte in the row", shown)
            : isUndecodable ? new Reject(line, null, RejectKind.InvalidUtf8, "the row is not UTF-8 text", shown)
            : text.AsSpan().ContainsAny('\r', '\n')
                ? new Reject(line, column, RejectKind.LineBreak, FieldGrammar.LineBreakFault, shown)
            : new Reject(line, column, RejectKind.Cast, cast.Describe(text), shown);
    }

    private static SqlScript Part(string name) =>
        SqlScript.Load(typeof(ParquetLoader), "parquet_source.sql").Section(name)!;

    private static string Join(string separator, IEnumerable<ColumnCast> casts, Func<ColumnCast, string> part) =>
        string.Join(separator, casts.Select(part));
}
