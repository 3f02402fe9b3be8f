using Dapper;
using EcommerceNotebooks;

namespace Tests.Support;

/// <summary>Small shops made of rows that a test writes down or draws at random.</summary>
internal static class RawEvents
{
    private const string CreateSql = """
        create table events_raw (
            event_time timestamp, event_type varchar, product_id bigint, category_id bigint, category_code varchar, brand varchar,
            price decimal(10, 2), user_id bigint, user_session uuid, source_file varchar, source_row bigint)
        """;

    private const string InsertSql = """
        insert into events_raw values (
            $EventTime, $EventType, $ProductId, $CategoryId, $CategoryCode, $Brand,
            $Price, $UserId, cast($UserSession as uuid), $SourceFile, $SourceRow)
        """;

    private static readonly DateTime Start = new(2019, 11, 5, 23, 0, 0);
    private static readonly string?[] Types =
    [
        "view",
        "view",
        "view",
        "view",
        "cart",
        "cart",
        "purchase",
        "remove_from_cart",
        "VIEW",
        null,
    ];
    private static readonly string?[] Brands = ["apple", "none", null];
    private static readonly string?[] Codes = ["electronics.smartphone", "kids.toys", null];
    private static readonly decimal?[] Prices = [0m, 0.01m, 10.10m, 99.99m, 489.07m, -1.50m, null];

    /// <summary>An event that nothing is wrong with; tests change what they are about.</summary>
    internal static RawEvent Ordinary { get; } =
        new(Start, "view", 1, 2053013555631882655, "electronics.smartphone", "apple", 10m, 7, Session(1), "a.csv", 1);

    internal static Guid Session(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>A shop in memory whose events_raw are these rows.</summary>
    internal static Shop Open(IEnumerable<RawEvent> rows)
    {
        var shop = Shop.InMemory();
        shop.Connection.Execute(CreateSql);
        shop.Connection.Execute(InsertSql, rows);
        return shop;
    }

    /// <summary>The rows with new positions, as a file of these lines would give them.</summary>
    internal static IReadOnlyList<RawEvent> InOneFile(IEnumerable<RawEvent> rows) =>
        [.. rows.Select((row, index) => row with { SourceFile = "a.csv", SourceRow = index + 1 })];

    /// <summary>A small world: few users, products and session ids, one-second ties, missing values, unknown types and copies, over midnight and in two files.</summary>
    internal static IReadOnlyList<RawEvent> Draw(int seed, int count)
    {
        var random = new Random(seed);
        var rows = new List<RawEvent>();
        for (var index = 0; index < count; index++)
        {
            var row =
                rows.Count > 0 && random.Next(5) == 0 ? Copy(random, rows[random.Next(rows.Count)]) : DrawOne(random);
            rows.Add(row with { SourceFile = index < count / 2 ? "b.csv" : "a.csv", SourceRow = index + 1 });
        }

        return rows;
    }

    private static RawEvent DrawOne(Random random) =>
        new(
            random.Next(30) == 0 ? null : Start.AddSeconds(random.Next(8) * 900 + random.Next(3)),
            Types[random.Next(Types.Length)],
            random.Next(30) == 0 ? null : random.Next(1, 5),
            random.Next(6) == 0 ? null : 2053013555631882655 + random.Next(3),
            Codes[random.Next(Codes.Length)],
            Brands[random.Next(Brands.Length)],
            Prices[random.Next(Prices.Length)],
            random.Next(30) == 0 ? null : random.Next(1, 5),
            random.Next(8) == 0 ? null : Session(random.Next(1, 5)),
            "",
            0
        );

    private static RawEvent Copy(Random random, RawEvent row) =>
        random.Next(4) switch
        {
            0 => row with { Brand = Brands[random.Next(Brands.Length)] },
            1 => row with { UserSession = Session(random.Next(1, 5)) },
            _ => row,
        };
}
