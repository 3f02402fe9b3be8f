using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;

namespace Tests;

[Collection(ServedLog.Collection)]
public sealed class ApiRoutesTests(ServedLog served)
{
    /// <summary>What an attacker puts where a value belongs.</summary>
    public static TheoryData<string> Payloads { get; } =
    [
        "' or 1=1 --",
        "'; drop table events; --",
        "\" or \"\"=\"",
        "x' union select 1 --",
        "<script>alert(1)</script>x",
        "%",
        "_%",
        "*",
        "plain' or brand='=cmd()",
        "$brand",
        "{0}",
        "\\",
        "../../etc/passwd",
        "null",
        "plain\n",
        "\uFEFFplain",
        "PLAIN",
        new string('x', 2_000),
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Parameter_WithAnAttackersValue_IsTakenForANameThatIsNotThere(string payload)
    {
        foreach (string name in new[] { "brand", "category", "segment", "zone", "type", "from", "to", "compare" })
        {
            foreach (string path in new[] { "/api/figures/executive-days", "/api/open/home-totals/events" })
            {
                var harmless = await served.Client.GetAsync($"{path}?{name}=nobodyhasthis");
                var attack = await served.Client.GetAsync($"{path}?{name}={Uri.EscapeDataString(payload)}");

                Assert.Equal(harmless.StatusCode, attack.StatusCode);
                Assert.Equal(await Said(harmless), await Said(attack));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Place_WithAnAttackersValue_IsTakenForANameThatIsNotThere(string payload)
    {
        foreach (string key in new[] { "brand", "category_code", "date", "hour", "user_segment", "product_id" })
        {
            var harmless = await served.Client.GetAsync($"/api/open/home-totals/events?at.{key}=nobodyhasthis");
            var attack = await served.Client.GetAsync(
                $"/api/open/home-totals/events?at.{key}={Uri.EscapeDataString(payload)}"
            );

            Assert.Equal(harmless.StatusCode, attack.StatusCode);
            Assert.Equal(await Said(harmless), await Said(attack));
        }
    }

    [Fact]
    public async Task Brand_WithAnAttackersName_IsFoundAndShownAsText()
    {
        var choices = await served.Get("/api/choices?kind=brand");
        Assert.Equal(
            HostileLog.Brands.Order(StringComparer.Ordinal),
            choices
                .EnumerateArray()
                .Select(choice => choice.GetProperty("value").GetString())
                .Order(StringComparer.Ordinal)
        );
        foreach (string brand in HostileLog.Brands)
        {
            long expected = choices
                .EnumerateArray()
                .Single(choice => choice.GetProperty("value").GetString() == brand)
                .GetProperty("events")
                .GetInt64();

            var opened = await served.Get(
                $"/api/open/home-totals/events?brand={Uri.EscapeDataString(brand)}&rows=1000"
            );
            var placed = await served.Get(
                $"/api/open/home-totals/events?at.brand={Uri.EscapeDataString(brand)}&rows=1000"
            );

            Assert.True(expected > 0);
            foreach (var answer in new[] { opened, placed })
            {
                Assert.Equal(expected, answer.GetProperty("value").GetInt64());
                Assert.Equal(expected, answer.GetProperty("rowCount").GetInt64());
                var table = answer.GetProperty("table");
                int column = table
                    .GetProperty("columns")
                    .EnumerateArray()
                    .Index()
                    .Single(each => each.Item.GetProperty("name").GetString() == "brand")
                    .Index;
                Assert.All(
                    table.GetProperty("rows").EnumerateArray(),
                    row => Assert.Equal(brand, row[column].GetString())
                );
            }
        }
    }

    [Fact]
    public async Task Answer_WithAnAttackersNames_HoldsNoMarkup()
    {
        string answer = await served.Client.GetStringAsync("/api/figures/executive-brands");

        Assert.Contains("script", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("parquet")]
    public async Task Export_OfAFigure_HoldsItsRowsUnderAnAttachmentsName(string ending)
    {
        var table = (await served.Get("/api/figures/executive-brands?from=2019-10-02")).GetProperty("table");

        var response = await served.Client.GetAsync($"/api/export/executive-brands.{ending}?from=2019-10-02&brand=");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(
            $"executive-brands_from-2019-10-02_brand-none.{ending}",
            response.Content.Headers.ContentDisposition?.FileName
        );
        Assert.NotEqual(0, table.GetProperty("rowCount").GetInt64());
    }

    [Fact]
    public async Task Export_ToCsv_GuardsSpreadsheetsFromFormulas()
    {
        string[] lines = (await served.Client.GetStringAsync("/api/export/home-totals/events.csv")).Split('\n');

        Assert.Equal(ServedLog.Events + 2, lines.Length);
        Assert.Contains(lines, line => line.Contains(",'=cmd(),", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",'@sum,", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines.SelectMany(line => line.Split(',')),
            field =>
                field.TrimStart('"') is ['=' or '+' or '@' or '-', ..]
                && !decimal.TryParse(field, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
        );
    }

    [Fact]
    public async Task Export_ToJson_LeavesTextsAsTheyAre()
    {
        var rows = await served.Get("/api/export/home-totals/events.json?brand=%3Dcmd()");

        Assert.NotEqual(0, rows.GetArrayLength());
        Assert.All(rows.EnumerateArray(), row => Assert.Equal("=cmd()", row.GetProperty("brand").GetString()));
    }

    [Theory]
    [InlineData("/api/figures/executive-days?from=2019-10-01&from=2019-10-02")]
    [InlineData("/api/figures/executive-days?from=yesterday")]
    [InlineData("/api/figures/executive-days?from=2019-02-30")]
    [InlineData("/api/figures/executive-days?from=2019-10-02&to=2019-10-02")]
    [InlineData("/api/figures/executive-days?nothing=1")]
    [InlineData("/api/figures/executive-days?=1")]
    [InlineData("/api/figures/executive-days?at.brand=plain")]
    [InlineData("/api/figures/executive-days?brand=a%00b")]
    [InlineData("/api/open/home-totals/events?skip=-1")]
    [InlineData("/api/open/home-totals/events?skip=99999999999999999999")]
    [InlineData("/api/open/home-totals/events?rows=1001")]
    [InlineData("/api/open/home-totals/events?rows=ten")]
    [InlineData("/api/open/home-totals/events?rows=1&rows=1")]
    [InlineData("/api/open/home-totals/nothing")]
    [InlineData("/api/open/home-totals/events?at.nothing=1")]
    [InlineData("/api/open/home-totals/events?at.hour=24")]
    [InlineData("/api/choices")]
    [InlineData("/api/choices?kind=user")]
    [InlineData("/api/choices?kind=brand&like=a%00")]
    [InlineData("/api/summary?from=2019-10-01")]
    [InlineData("/api/figures?page=home")]
    [InlineData("/api/glossary?word=event")]
    public async Task Parameter_ThatCannotBe_IsRefusedInPlainWords(string address)
    {
        var response = await served.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        string error = await Said(response);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("Parameter '", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_KeptOrNot_IsTheSame()
    {
        await using var forgetful = await DashboardHost.Start(served.Options with { CacheBytes = 0 });
        using var client = ServedLog.ClientOf(forgetful);
        foreach (string figure in Figures())
        {
            foreach (string query in new[] { "", "?brand=plain", "?brand=", "?from=2019-10-03&to=2019-10-10" })
            {
                string address = $"/api/figures/{figure}{query}";
                string first = await Body(served.Client, address);
                string kept = await Body(served.Client, address);
                string other = await Body(client, address);

                Assert.Equal(first, kept);
                Assert.Equal(WithoutTime(first), WithoutTime(other));
            }
        }

        Assert.Equal(0, forgetful.Cache.Bytes);
        Assert.NotEqual(0, served.Host.Cache.Bytes);
    }

    [Fact]
    public async Task Answer_AskedForInAnotherOrder_IsComputedOnce()
    {
        string first = await served.Client.GetStringAsync("/api/figures/executive-days?brand=plain&from=2019-10-05");
        string second = await served.Client.GetStringAsync(
            "/api/figures/executive-days?compare=none&from=2019-10-05&zone=UTC&brand=plain"
        );

        // The seconds that it took are in it.
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Figure_OfTheApi_IsThatOfTheLibrary()
    {
        using var shop = Shop.Open(served.Warehouse, new ShopOptions { ReadOnly = true });
        foreach (string figure in Figures())
        {
            var expected = shop.Dashboard.Answer(figure, new DashboardFilter { Brand = "plain" });

            var answer = await served.Get($"/api/figures/{figure}?brand=plain");

            var table = answer.GetProperty("table");
            Assert.Equal(expected.Table.RowCount, table.GetProperty("rowCount").GetInt64());
            Assert.Equal(
                expected.Table.Columns.Select(column => column.Name),
                table.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString())
            );
            Assert.Equal(
                expected.Sentences,
                answer.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString())
            );
            Assert.Equal(expected.Chart is null, answer.GetProperty("chart").ValueKind == JsonValueKind.Null);
            foreach (var (row, shown) in expected.Table.Rows.Zip(table.GetProperty("rows").EnumerateArray()))
            {
                foreach (var (value, cell) in row.Values.Zip(shown.EnumerateArray()))
                {
                    Assert.Equal(Text(value), cell.ValueKind == JsonValueKind.Null ? null : cell.ToString());
                }
            }
        }
    }

    [Fact]
    public async Task Filters_ThatDoNotApply_AreNamed()
    {
        foreach (var figure in (await served.Get("/api/figures")).EnumerateArray())
        {
            string name = figure.GetProperty("name").GetString()!;
            var applied = figure.GetProperty("filters").EnumerateArray().Select(each => each.GetString()).ToHashSet();

            var answer = await served.Get($"/api/figures/{name}?from=2019-10-02&brand=plain&zone=Europe/Berlin");

            Assert.Equal(
                new[] { "from", "brand", "zone" }.Where(filter => !applied.Contains(filter)),
                answer.GetProperty("notApplied").EnumerateArray().Select(each => each.GetString())
            );
        }
    }

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            bool flag => flag ? "True" : "False",
            double number => JsonSerializer.Serialize(number),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static async Task<string> Body(HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{address}: {body}");
        return body;
    }

    private static string WithoutTime(string answer) =>
        answer[..answer.LastIndexOf("\"seconds\"", StringComparison.Ordinal)]
        + answer[answer.LastIndexOf("\"version\"", StringComparison.Ordinal)..];

    private static async Task<string> Said(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.OK
            ? (await response.Content.ReadFromJsonAsync<JsonElement>()) is var answer
            && answer.TryGetProperty("value", out var value)
                ? value.GetRawText()
                : answer.GetProperty("table").GetRawText()
            : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!;

    private IEnumerable<string> Figures()
    {
        using var shop = Shop.Open(served.Warehouse, new ShopOptions { ReadOnly = true });
        return [.. shop.Dashboard.Figures.Select(figure => figure.Name)];
    }
}
