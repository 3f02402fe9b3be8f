using System.Data.Common;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Parquet;

/// <summary>Loads a Parquet file with the nine columns, whatever types hold them; rows that would lose something are rejected.</summary>
internal sealed class ParquetLoader(LoadContext context)
{
    private static readonly SqlScript SourceColumns = SqlScript.Load(typeof(ParquetLoader), "source_columns.sql");
    private static readonly SqlScript SessionsAreUuids = SqlScript.Load(
        typeof(ParquetLoader),
        "sessions_are_uuids.sql"
    );
    private static readonly SqlScript CopyAccepted = SqlScript.Load(typeof(ParquetLoader), "copy_accepted.sql");
    private static readonly SqlScript CopyRejected = SqlScript.Load(typeof(ParquetLoader), "copy_rejected.sql");

    /// <summary>Throws <see cref="IngestException"/> when the file is no Parquet file, lacks a column or has one of an unfit type.</summary>
    internal static void CheckColumns(DbConnection connection, string path) =>
        Casts(connection, path, SessionType.Varchar);

    internal LoadedSource Load(string path, string name)
    {
        var session = SessionTypeOf(path);
        var casts = Casts(context.Connection, path, session);
        string accepted = context.NewPath(".parquet");
        string rejected = context.NewPath(".rejects.parquet");
        CopyAccepted
            .WithSql(
                "typed",
                string.Join(
                    ",\n",
                    [.. casts.Select(cast => $"{cast.Value} as {cast.Column}"), $"not {Any(casts)} as is_good"]
                )
            )
            .Execute(
                context.Connection,
                new
                {
                    source = path,
                    target = accepted,
                    compression_level = context.Options.CompressionLevel,
                    row_group_size = context.Options.RowGroupSize,
                },
                context.CancellationToken
            );
        CopyRejected
            .WithSql("fault", Case(casts, cast => SqlQuoting.Literal(cast.Column)))
            .WithSql("value", Case(casts, cast => $"{cast.Source}::varchar"))
            .WithSql("raw", string.Join(" || ',' || ", casts.Select(cast => $"coalesce({cast.Source}::varchar, '')")))
            .Execute(
                context.Connection,
                new
                {
                    source = path,
                    source_file = name,
                    target = rejected,
                },
                context.CancellationToken
            );

        long lines = ParquetFile.Rows(context.Connection, path);
        long good = ParquetFile.Rows(context.Connection, accepted);
        long bad = ParquetFile.Rows(context.Connection, rejected);
        if (good + bad != lines)
        {
            throw new IngestException($"{name} has {lines} rows, but {good} were accepted and {bad} rejected.");
        }

        if (bad > context.Options.MaxRejected)
        {
            throw new IngestException(
                $"{name} has {bad} rejected rows, more than {context.Options.MaxRejected} (MaxRejected)."
            )
            {
                EndsTheCall = true,
            };
        }

        return new LoadedSource
        {
            UnpackedBytes = new FileInfo(path).Length,
            Lines = lines,
            Accepted = good,
            Rejected = bad,
            RejectedByKind = bad > 0 ? new Dictionary<string, long> { [RejectKind.Cast] = bad } : [],
            ExtraColumns =
            [
                .. Columns(context.Connection, path)
                    .Select(column => column.Name)
                    .Where(column => EventColumns.IndexOf(column) < 0),
            ],
            SessionType = session,
            ColumnTypes = [.. casts.Select(cast => cast.SourceType)],
            EventsPath = good > 0 ? accepted : null,
            RejectsPath = bad > 0 ? rejected : null,
        };
    }

    private SessionType SessionTypeOf(string path)
    {
        string type = Columns(context.Connection, path)
            .First(column => IsColumn(column.Name, EventColumns.UserSession))
            .Type;
        bool areUuids = SessionsAreUuids
            .WithSql("is_uuid", ColumnCast.IsUuid(type))
            .QuerySingle<bool>(context.Connection, new { source = path }, context.CancellationToken);
        return areUuids ? SessionType.Uuid : SessionType.Varchar;
    }

    private static ColumnCast[] Casts(DbConnection connection, string path, SessionType session)
    {
        var found = Columns(connection, path);
        string[] missing =
        [
            .. EventColumns.Names.Where(name =>
                !found.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ),
        ];
        return missing.Length == 0
            ?
            [
                .. Enumerable
                    .Range(0, EventColumns.Count)
                    .Select(column =>
                        ColumnCast.For(column, found.First(each => IsColumn(each.Name, column)).Type, session, path)
                    ),
            ]
            : throw new IngestException(
                $"{path} lacks the column{(missing.Length == 1 ? "" : "s")} {string.Join(", ", missing)}; it has {string.Join(", ", found.Select(column => column.Name))}."
            );
    }

    private static IReadOnlyList<(string Name, string Type)> Columns(DbConnection connection, string path)
    {
        try
        {
            return SourceColumns.Query<(string, string)>(connection, new { source = path });
        }
        catch (SqlScriptException error)
        {
            throw new IngestException($"{path} cannot be read as Parquet: {error.Message}", error);
        }
    }

    private static bool IsColumn(string name, int column) =>
        name.Equals(EventColumns.Names[column], StringComparison.OrdinalIgnoreCase);

    private static string Any(IEnumerable<ColumnCast> casts) =>
        $"({string.Join(" or ", casts.Select(cast => cast.Fault))})";

    private static string Case(IEnumerable<ColumnCast> casts, Func<ColumnCast, string> value) =>
        $"case {string.Join(' ', casts.Select(cast => $"when {cast.Fault} then {value(cast)}"))} end";
}
