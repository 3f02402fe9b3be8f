using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Ingest;

/// <summary>A folder with source files and a shop beside them.</summary>
internal sealed class IngestFolder : IDisposable
{
    internal const string Header =
        "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";

    internal const string Good =
        "2019-10-01 00:00:00 UTC,view,44600062,2103807459595387724,,shiseido,35.79,541312140,72d76fde-8bb3-4e00-8c23-a032dfed738c";

    internal const string Other =
        "2019-10-02 12:30:01 UTC,cart,1004856,2053013555631882655,electronics.smartphone,,130.76,520088904,4d3b30da-a5e4-49df-b1a8-ba5943f1dd33";

    /// <summary>The two events as <see cref="Events"/> shows them.</summary>
    internal static readonly string[] TwoEvents =
    [
        "2019-10-01 00:00:00,view,44600062,2103807459595387724,~,shiseido,35.79,541312140,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        "2019-10-02 12:30:01,cart,1004856,2053013555631882655,electronics.smartphone,~,130.76,520088904,4d3b30da-a5e4-49df-b1a8-ba5943f1dd33",
    ];

    private readonly TemporaryFolder folder = new();

    internal IngestFolder()
    {
        Directory.CreateDirectory(Sources);
        Shop = Shop.Open(WarehousePath, new ShopOptions { Threads = 2 });
    }

    internal Shop Shop { get; private set; }

    internal string WarehousePath => Path.Combine(folder.Path, "shop.duckdb");

    internal string LakePath => Path.Combine(folder.Path, "shop.lake");

    internal string Sources => Path.Combine(folder.Path, "sources");

    /// <summary>An event line of a minute of October 2019, different for each number.</summary>
    internal static string Line(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"2019-10-{1 + (number / 1440 % 31):D2} {number / 60 % 24:D2}:{number % 60:D2}:00 UTC,view,{1000 + (number % 97)},2053013555631882655,electronics.smartphone,apple,{number % 500}.{number % 100:D2},{5000 + (number % 211)},72d76fde-8bb3-4e00-8c23-{number:x12}"
        );

    internal string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    internal string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Sources, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        return path;
    }

    internal string WriteLines(string name, params IEnumerable<string> lines) => Write(name, Lf(lines));

    internal string WriteEvents(string name, int count, int first = 0) =>
        WriteLines(name, [Header, .. Enumerable.Range(first, count).Select(Line)]);

    internal static string Lf(params IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    internal void Reopen()
    {
        Shop.Dispose();
        Shop = Shop.Open(WarehousePath, new ShopOptions { Threads = 2 });
    }

    internal long Count(string relation) => Scalar<long>($"select count(*) from {relation}");

    internal T Scalar<T>(string sql) => Shop.Connection.ExecuteScalar<T>(sql)!;

    /// <summary>Rejected lines as "line|column|type", in order.</summary>
    internal string[] Rejects() =>
        [
            .. Shop.Connection.Query<string>(
                "select line || '|' || coalesce(column_name, '-') || '|' || error_type from events_rejected order by source_file, line"
            ),
        ];

    /// <summary>All nine columns of the raw events in their order, as texts.</summary>
    internal string[] Events() =>
        [
            .. Shop.Connection.Query<string>(
                """
                select concat_ws(',', event_time, event_type, product_id, category_id, coalesce(category_code, '~'), coalesce(brand, '~'), price, user_id, user_session)
                from events_raw
                order by source_file, source_row
                """
            ),
        ];

    /// <summary>A checksum of all raw events with their source and place.</summary>
    internal string Checksum() =>
        Scalar<string>(
            "select count(*) || ' ' || coalesce(sum(hash(events_raw)::hugeint), 0)::varchar || ' ' || coalesce(sum(price), 0) from events_raw"
        );

    /// <summary>Every file of the lake but its lock, with a hash of its content.</summary>
    internal string[] LakeState() =>
        Directory.Exists(LakePath)
            ?
            [
                .. Directory
                    .EnumerateFiles(LakePath, "*", SearchOption.AllDirectories)
                    .Where(path => Path.GetFileName(path) != ".lock")
                    .Order(StringComparer.Ordinal)
                    .Select(path => $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
            ]
            : [];

    public void Dispose()
    {
        Shop.Dispose();
        folder.Dispose();
    }
}
