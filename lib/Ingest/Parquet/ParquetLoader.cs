using System.Data.Common;
using System.Text;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Parquet;

/// <summary>Loads a Parquet file with the nine columns, whatever types hold them; rows that would lose something are rejected.</summary>
internal sealed class ParquetLoader(LoadContext context)
{
    private static readonly SqlScript JudgeRows = SqlScript.Load(typeof(ParquetLoader), "judge_rows.sql");
    private static readonly SqlScript CopyAccepted = SqlScript.Load(typeof(ParquetLoader), "copy_accepted.sql");
    private static readonly SqlScript RejectedRows = SqlScript.Load(typeof(ParquetLoader), "rejected_rows.sql");

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
        var (lines, rejected, cutTimes, areUuids) = JudgeRows
            .WithSql("is_faulty", IsFaulty(judged))
            .WithSql("is_cut", judged[EventColumns.EventTime].IsCut)
            .WithSql("is_uuid", judged[EventColumns.UserSession].IsUuid)
            .QuerySingle<(long, long, long, bool)>(context.Session, new { source = path });
        using var rejects = new RejectWriter(context, name);
        if (rejected > 0)
        {
            WriteRejects(path, judged, rejects);
        }

        var session = areUuids ? SessionType.Uuid : SessionType.Varchar;
        string accepted = context.NewPath(".parquet");
        CopyAccepted
            .WithSql(
                "values",
                string.Join(
                    ",\n        ",
                    columns.Casts(session).Select(cast => $"{cast.Value} as {EventColumns.Names[cast.Column]}")
                )
            )
            .WithSql("is_faulty", IsFaulty(judged))
            .Execute(
                context.Session,
                new
                {
                    source = path,
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

    private void WriteRejects(string path, ColumnCast[] casts, RejectWriter rejects)
    {
        RejectedRows
            .WithSql("faulty_column", $"case {Join(" ", casts, cast => $"when {cast.Fault} then {cast.Column}")} end")
            .WithSql("texts", Join(" ", casts, cast => $"when {cast.Column} then {cast.Text}"))
            .WithSql("is_undecodable", Join(" or ", casts, cast => cast.IsUndecodable))
            .WithSql("raw_line", Join(" || ',' || ", casts, cast => $"coalesce({cast.Text}, '')"))
            .Read(
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
                },
                new { source = path }
            );
    }

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

    private static string Join(string separator, IEnumerable<ColumnCast> casts, Func<ColumnCast, string> part) =>
        string.Join(separator, casts.Select(part));

    private static string IsFaulty(IEnumerable<ColumnCast> casts) => $"({Join(" or ", casts, cast => cast.Fault)})";
}
