using System.Globalization;
using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Display;
using Tests.Support;

namespace Tests.Display;

/// <summary>What is written to a file is what the table holds, read back by the engine or by a JSON reader.</summary>
public sealed class TableFileTests : IDisposable
{
    private const string Everything = """
        select
            9007199254740993::bigint + range as big_id,
            case when range = 1 then null else 'it''s "a", b' || chr(10) || 'c' end as text,
            case when range = 2 then '' else 'x' end as empty_text,
            (12345678901234567890.12::decimal(22, 2) + range)::decimal(22, 2) as money,
            0.1 + range / 3 as ratio,
            timestamp '2019-11-05 10:00:00.123456' + interval 1 day * range as moment,
            date '2020-02-29' as day,
            'view'::enum ('view', 'cart') as kind,
            uuid '72d76fde-8bb3-4e00-8c23-a032dfed738c' as session,
            [range, null, 3] as list,
            range % 2 = 0 as flag,
            null::integer as nothing,
            sum(range) over () as total,
        from range(4)
        order by range
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    public void Save_EveryType_ReadsBackAsTheSameRows(string ending)
    {
        using var shop = Shop.InMemory();
        string path = Path.Combine(folder.Path, "new", $"table.{ending}");

        shop.Query(Everything).Save(path);

        string read =
            ending == "csv"
                ? $"read_csv('{path}', header = true, all_varchar = true, null_padding = false, nullstr = '', allow_quoted_nulls = false)"
                : $"read_parquet('{path}')";
        string names =
            "big_id, text, empty_text, money, ratio, moment, day, kind::varchar, session, list::varchar, flag, nothing, total";
        string cast =
            "big_id::bigint, text, empty_text, money::decimal(22, 2), ratio::double, moment::timestamp, day::date, kind::varchar, session::uuid, list::bigint[]::varchar, flag::boolean, nothing::integer, total::bigint";
        string expected = $"select {names} from ({Everything})";
        Assert.Equal(
            0L,
            shop.Query($"select count(*) as n from ({expected} except all select {cast} from {read})")[0, "n"]
        );
        Assert.Equal(4L, shop.Query($"select count(*) as n from {read}")[0, "n"]);
    }

    [Fact]
    public void Save_Parquet_KeepsTypes()
    {
        using var shop = Shop.InMemory();
        string path = Path.Combine(folder.Path, "table.parquet");

        shop.Query(Everything).Save(path);

        Assert.Equal(
            [
                "BIGINT",
                "VARCHAR",
                "VARCHAR",
                "DECIMAL(22,2)",
                "DOUBLE",
                "TIMESTAMP",
                "DATE",
                "VARCHAR",
                "UUID",
                "BIGINT[]",
                "BOOLEAN",
                "INTEGER",
                "BIGINT",
            ],
            shop.Query($"describe from read_parquet('{path}')").Column<string>("column_type")
        );
    }

    [Fact]
    public void Save_Json_IsAnArrayOfObjectsWithNumbersInFull()
    {
        string path = Path.Combine(folder.Path, "table.json");

        Table
            .Of([
                new
                {
                    Id = 9007199254740993L,
                    Rate = (double?)0.1,
                    Name = "Ä \"b\"",
                },
                new
                {
                    Id = 2L,
                    Rate = (double?)null,
                    Name = "",
                },
            ])
            .Save(path);

        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var first = json.RootElement[0];
        Assert.Equal(2, json.RootElement.GetArrayLength());
        Assert.Equal(9007199254740993L, first.GetProperty("id").GetInt64());
        Assert.Equal("0.1", first.GetProperty("rate").GetRawText());
        Assert.Equal("Ä \"b\"", first.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement[1].GetProperty("rate").ValueKind);
    }

    [Fact]
    public void Save_OtherEnding_NamesThoseThereAre() =>
        Assert.Contains(
            ".parquet",
            Assert.Throws<ArgumentException>(() => Table.Of([1]).Save(Path.Combine(folder.Path, "a.xlsx"))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("csv", "read_csv('{0}')")]
    [InlineData("json", "read_json('{0}')")]
    [InlineData("parquet", "read_parquet('{0}')")]
    public void Export_MoreRowsThanATableKeeps_WritesAll(string ending, string reader)
    {
        using var shop = Shop.InMemory();
        string path = Path.Combine(folder.Path, $"it's.{ending}");

        long rows = shop.Export("select range as id from range($rows);", path, new { rows = Table.KeptRows + 5 });

        string read = string.Format(
            CultureInfo.InvariantCulture,
            reader,
            path.Replace("'", "''", StringComparison.Ordinal)
        );
        Assert.Equal(Table.KeptRows + 5L, rows);
        Assert.Equal(rows, shop.Query($"select count(distinct id) as n from {read}")[0, "n"]);
        Assert.Throws<InvalidOperationException>(() => shop.Query("select range as id from range(100001)").Save(path));
    }

    [Fact]
    public void Query_SumOfIntegers_IsALongWhereItFits()
    {
        using var shop = Shop.InMemory();

        Assert.Equal(10L, shop.Query("select sum(range) as total from range(5)")[0, "total"]);
        Assert.Equal(
            "HUGEINT",
            shop.Query("select sum(x) as total from (values (9223372036854775807), (1)) t(x)").Columns[0].TypeName
        );
    }
}
