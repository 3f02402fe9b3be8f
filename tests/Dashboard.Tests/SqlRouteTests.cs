using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dashboard;

namespace Tests;

[Collection(ServedLog.Collection)]
public sealed class SqlRouteTests(ServedLog served)
{
    [Theory]
    [InlineData("select * from read_csv('{log}')")]
    [InlineData("from '{log}'")]
    [InlineData("from read_text('/etc/passwd')")]
    [InlineData("from read_blob('{lake}/../log.csv')")]
    [InlineData("from glob('/*')")]
    [InlineData("from sniff_csv('{log}')")]
    [InlineData("from parquet_metadata('{log}')")]
    [InlineData("from 'http://localhost/x.csv'")]
    [InlineData("copy events to '{log}.out'")]
    [InlineData("copy (select 1) to '{lake}/out.csv'")]
    [InlineData("export database '{lake}/out'")]
    [InlineData("attach '{log}.db'")]
    [InlineData("attach ':memory:' as other")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("set enable_external_access = true")]
    [InlineData("set lock_configuration = false")]
    [InlineData("set threads = 1")]
    [InlineData("reset allowed_directories")]
    [InlineData("pragma database_list")]
    [InlineData("pragma enable_profiling")]
    [InlineData("call force_checkpoint()")]
    [InlineData("checkpoint")]
    [InlineData("insert into events select * from events")]
    [InlineData("update events set brand = 'x'")]
    [InlineData("delete from events")]
    [InlineData("drop table events")]
    [InlineData("create table t as select 1")]
    [InlineData("create temp table t as select 1")]
    [InlineData("create or replace macro f() as 1")]
    [InlineData("with t as (delete from events returning *) select * from t")]
    [InlineData("select * from query('drop table events')")]
    [InlineData("begin")]
    [InlineData("prepare p as select 1")]
    [InlineData("select getenv('HOME')")]
    [InlineData("select 1; select 2")]
    [InlineData("select 1; drop table events")]
    [InlineData("select 1) from (select 2")]
    [InlineData("select 1 -- )")]
    [InlineData("select $1")]
    [InlineData("select nothing")]
    [InlineData("selekt 1")]
    [InlineData("-- nothing")]
    [InlineData(";")]
    [InlineData("")]
    [InlineData("select error('mine')")]
    [InlineData("select '\0'")]
    public async Task Sql_ThatIsNoSelectOnTheWarehouse_IsRefusedAndChangesNothing(string sql)
    {
        string lake = Path.ChangeExtension(served.Warehouse, ".lake");
        string filled = sql.Replace("{log}", served.Log, StringComparison.Ordinal)
            .Replace("{lake}", lake, StringComparison.Ordinal);
        var before = Everything();

        var response = await served.Ask(filled);

        if (sql == "select 1 -- )")
        {
            // A comment ends with its line, whatever stands in it.
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return;
        }

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        string error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!;
        Assert.NotEmpty(error);
        Assert.DoesNotContain("root:", error, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Dashboard.", error, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        Assert.Equal(ServedLog.Events, (await Rows("select count(*) from events"))[0][0].GetInt32());
    }

    [Fact]
    public async Task Sql_OfTheLake_IsAnswered()
    {
        Assert.Equal(ServedLog.Events, (await Rows("select count(*) from events_raw"))[0][0].GetInt32());
        Assert.Equal("two;\nlines", (await Rows("select 'two;\nlines' -- comment"))[0][0].GetString());
    }

    [Fact]
    public async Task Sql_OfManyRows_GivesTheFirstTenThousand()
    {
        var response = await served.Ask("select * from range(1000000000000)");

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(10_000, answer.GetProperty("rows").GetArrayLength());
        Assert.Equal(10_000, answer.GetProperty("rowCount").GetInt64());
        Assert.True(answer.GetProperty("hasMore").GetBoolean());
    }

    [Fact]
    public async Task Sql_ValuesOfEveryType_TravelWithoutLoss()
    {
        var row = (
            await Rows(
                """
                select 9007199254740993, 1.50::decimal(10, 2), date '2019-10-01', timestamp '2019-10-01 12:00:00', null,
                    'nan'::double, [1, null], {'a': 'x'}, 170141183460469231731687303715884105727, 0.1::double, true,
                    interval 1 day, uuid '00000001-0000-0000-0000-000000000000', '\xAA'::blob, time '12:30:00'
                """
            )
        )[0];

        Assert.Equal("9007199254740993", row[0].GetString());
        Assert.Equal("1.50", row[1].GetString());
        Assert.Equal("2019-10-01", row[2].GetString());
        Assert.Equal("2019-10-01T12:00:00Z", row[3].GetString());
        Assert.Equal(JsonValueKind.Null, row[4].ValueKind);
        Assert.Equal("NaN", row[5].GetString());
        Assert.Equal("[1,null]", row[6].GetRawText());
        Assert.Equal("""{"a":"x"}""", row[7].GetRawText());
        Assert.Equal("170141183460469231731687303715884105727", row[8].GetString());
        Assert.Equal(0.1, row[9].GetDouble());
        Assert.True(row[10].GetBoolean());
        Assert.Equal("00000001-0000-0000-0000-000000000000", row[12].GetString());
        Assert.Equal("AA", row[13].GetString());
        Assert.Equal("12:30:00", row[14].GetString());
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"sql": 1}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"sql": "\ud800"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"sql": "select 1"}""", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("sql=select+1", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task Sql_OtherBody_IsRefused(string body, string type, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);

        var response = await served.Client.PostAsync("/api/sql", content);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Sql_LongerThanABodyMayBe_IsRefused()
    {
        var response = await served.Ask($"select '{new string('x', 100_000)}'");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Sql_UnlessItWasAskedFor_IsNotThere()
    {
        await using var host = await DashboardHost.Start(served.Options);
        using var client = ServedLog.ClientOf(host);

        var response = await client.PostAsJsonAsync("/api/sql", new { sql = "select 1" });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("--sql", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_ThatTakesTooLong_IsEnded()
    {
        await using var host = await DashboardHost.Start(
            served.Options with
            {
                Sql = true,
                SqlTimeLimit = TimeSpan.FromMilliseconds(200),
            }
        );
        using var client = ServedLog.ClientOf(host);

        var response = await client.PostAsJsonAsync(
            "/api/sql",
            new { sql = "select count(*) from range(1000000000) a, range(1000000000) b" }
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("longer than", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_ThatNeedsMoreMemoryThanThereIs_SaysSo()
    {
        await using var host = await DashboardHost.Start(
            served.Options with
            {
                Sql = true,
                Engine = new EcommerceNotebooks.ShopOptions { MemoryLimit = "128MB", Threads = 1 },
            }
        );
        using var client = ServedLog.ClientOf(host);

        var response = await client.PostAsJsonAsync(
            "/api/sql",
            new { sql = "select len(list(range)) from range(100000000)" }
        );

        string said = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable, said[..Math.Min(200, said.Length)]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/figures/home-totals")).StatusCode);
    }

    private async Task<JsonElement[][]> Rows(string sql)
    {
        var response = await served.Ask(sql);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. answer.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().ToArray())];
    }

    private string Everything() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.GetDirectoryName(served.Warehouse)!, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => $"{path} {new FileInfo(path).Length}")
        );
}
