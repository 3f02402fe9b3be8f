using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Support;

namespace Tests;

[Collection(ServedLog.Collection)]
public sealed class ApiRoutesTests(ServedLog served)
{
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
        string error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!;
        Assert.NotEmpty(error);
        Assert.DoesNotContain("Parameter '", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Trait("Speed", "Slow")]
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

    [Theory]
    [InlineData("from=2031-01-01")]
    [InlineData("to=2001-01-01")]
    [InlineData("from=2019-10-05&to=2019-10-06")]
    [InlineData("from=2019-10-05&to=2019-10-06&zone=Pacific/Apia&compare=weekdays")]
    [InlineData("from=2019-10-20&compare=previous")]
    [InlineData("type=view")]
    [InlineData("type=purchase&brand=plain&category=electronics.audio&from=2019-10-03&to=2019-10-04")]
    [InlineData("type=remove_from_cart")]
    [InlineData("brand=&category=")]
    [InlineData("segment=Power%20User")]
    [InlineData("segment=One-time%20User&type=purchase")]
    [InlineData("zone=America/Sao_Paulo")]
    [InlineData("brand=%3Cscript%3Ealert(1)%3C/script%3E&zone=Asia/Kathmandu")]
    public async Task Figure_OfAFilterThatTakesLittleOrNothing_IsAnswered(string query)
    {
        foreach (string figure in Figures())
        {
            _ = await Body(served.Client, $"/api/figures/{figure}?{query}");
        }
    }

    public static TheoryData<string> Queries =>
        [
            .. TestScale.OneOf(
                3,
                [
                    "brand=plain&compare=previous&from=2019-10-10",
                    "",
                    "zone=Asia/Kathmandu&from=2019-10-03&to=2019-10-20",
                ]
            ),
        ];

    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Numbers_OfEveryFigure_OpenAtTheirRows(string query)
    {
        int opened = 0;
        foreach (string figure in Figures())
        {
            var answer = await served.Get($"/api/figures/{figure}?{query}");
            var table = answer.GetProperty("table");
            string[] columns =
            [
                .. table.GetProperty("columns").EnumerateArray().Select(each => each.GetProperty("name").GetString()!),
            ];
            string[] keys = [.. answer.GetProperty("keys").EnumerateArray().Select(key => key.GetString()!)];
            var rows = table.GetProperty("rows").EnumerateArray().ToArray();
            foreach (var row in rows.Take(2).Concat(rows.TakeLast(1)))
            {
                string place = string.Concat(
                    keys.Select(key => $"&at.{key}={Uri.EscapeDataString($"{row[Array.IndexOf(columns, key)]}")}")
                );
                foreach (var number in answer.GetProperty("numbers").EnumerateObject())
                {
                    if (row[Array.IndexOf(columns, number.Name)].ValueKind == JsonValueKind.Null)
                    {
                        continue;
                    }

                    string name = number.Value.GetString() is { Length: > 0 } own
                        ? own
                        : row[Array.IndexOf(columns, "number")].GetString()!;
                    _ = await Body(served.Client, $"/api/open/{figure}/{name}?{query}{place}&rows=5");
                    opened++;
                }
            }
        }

        Assert.True(opened > 30);
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
    public async Task Open_FilterAndPlaceOfOneName_AreTwoQuestions()
    {
        foreach (var (figure, filter) in new[] { ("executive-brands", "brand"), ("explorer-categories", "category") })
        {
            string name = filter == "brand" ? "plain" : "electronics.audio";
            var filtered = await served.Get($"/api/open/{figure}/revenue_share?{filter}={name}");
            var placed = await served.Get($"/api/open/{figure}/revenue_share?at.{filter}={name}");

            Assert.Equal(1, filtered.GetProperty("value").GetDouble());
            Assert.InRange(placed.GetProperty("value").GetDouble(), 0.001, 0.999);
        }
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

    // Which statements ran depends on what was summed for another figure already.
    private static string WithoutTime(string answer)
    {
        var json = JsonNode.Parse(answer)!.AsObject();
        Assert.True(json.Remove("seconds") && json.Remove("sql"));
        return json.ToJsonString();
    }

    private IEnumerable<string> Figures()
    {
        using var shop = Shop.Open(served.Warehouse, new ShopOptions { ReadOnly = true });
        return [.. shop.Dashboard.Figures.Select(figure => figure.Name)];
    }
}
