using System.Data.Common;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Parquet;

/// <summary>The columns of a Parquet file.</summary>
internal sealed class ParquetColumns
{
    private static readonly SqlScript Script = SqlScript.Load(typeof(ParquetColumns), "parquet_columns.sql");

    private readonly string[] types;
    private readonly bool[] areNull;

    private ParquetColumns(string[] types, bool[] areNull, string[] extra)
    {
        this.types = types;
        this.areNull = areNull;
        Extra = extra;
    }

    /// <summary>The names of columns beside the nine.</summary>
    internal IReadOnlyList<string> Extra { get; }

    /// <summary>Looks at a file; throws <see cref="IngestException"/> when it is no Parquet file, lacks a column, or has one with values of a type that cannot hold the column's.</summary>
    internal static ParquetColumns Read(ShopSession session, string path)
    {
        var found = Describe(session, path);
        string[] missing = [.. EventColumns.Names.Where(name => !found.Any(column => IsNamed(column.Name, name)))];
        if (missing.Length > 0)
        {
            throw new IngestException(
                $"{path} lacks the column{(missing.Length == 1 ? "" : "s")} {string.Join(", ", missing)}; it has {string.Join(", ", found.Select(column => column.Name))}."
            );
        }

        string[] types = new string[EventColumns.Count];
        bool[] areNull = new bool[EventColumns.Count];
        for (int column = 0; column < EventColumns.Count; column++)
        {
            string name = EventColumns.Names[column];
            types[column] = found.First(each => IsNamed(each.Name, name)).Type;
            if (ColumnCast.For(column, types[column], SessionType.Varchar) is null)
            {
                areNull[column] = Script
                    .Section("values")!
                    .QuerySingle<long>(session, new { source = path, column = name })
                    is 0
                    ? true
                    : throw new IngestException(
                        $"{path} has {name} as {types[column]}, which cannot become {EventColumns.TypeOf(column, SessionType.Varchar)} without loss."
                    );
            }
        }

        bool areBytes =
            types[EventColumns.UserSession] == "BLOB"
            && Script.Section("sessions")!.QuerySingle<bool>(session, new { source = path });
        if (areBytes)
        {
            types[EventColumns.UserSession] = ColumnCast.BinaryUuid;
        }

        return new ParquetColumns(
            types,
            areNull,
            [.. found.Select(column => column.Name).Where(column => EventColumns.IndexOf(column) < 0)]
        );
    }

    /// <summary>How each of the nine becomes its type in the lake.</summary>
    internal ColumnCast[] Casts(SessionType session) =>
        [
            .. types.Select(
                (type, column) =>
                    areNull[column] ? ColumnCast.OfNulls(column, type, session) : ColumnCast.For(column, type, session)!
            ),
        ];

    private static IReadOnlyList<(string Name, string Type)> Describe(ShopSession session, string path)
    {
        try
        {
            return Script.Section("columns")!.Query<(string, string)>(session, new { source = path });
        }
        catch (SqlScriptException error)
        {
            throw new IngestException($"{path} cannot be read as Parquet: {error.Message}", error);
        }
    }

    private static bool IsNamed(string name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
