using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tests;

/// <summary>Names and values that an attacker chose are names and values, and nothing else.</summary>
[Collection(ServedLog.Collection)]
public sealed class AttackTests(ServedLog served)
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
                Assert.Equal(await Said(harmless, "nobodyhasthis"), await Said(attack, payload));
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
            Assert.Equal(await Said(harmless, "nobodyhasthis"), await Said(attack, payload));
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

    [Theory]
    [InlineData("home-totals/events.csv")]
    [InlineData("explorer-missing/events.csv?at.column=category_code")]
    [InlineData("explorer-profile/distinct_values.csv?at.column=brand")]
    [InlineData("executive-brands.csv")]
    public async Task Export_ToCsv_GuardsSpreadsheetsFromFormulas(string file)
    {
        string[] fields =
        [
            .. (await served.Client.GetStringAsync($"/api/export/{file}"))
                .Split('\n')
                .SelectMany(line => line.Split(',')),
        ];

        Assert.Contains("'=cmd()", fields);
        Assert.Contains("'@sum", fields);
        Assert.Contains("'＋1-1", fields);
        Assert.DoesNotContain(
            fields,
            field =>
                field.TrimStart('"') is ['=' or '+' or '@' or '-', ..]
                && !decimal.TryParse(field, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
        );
    }

    [Fact]
    public async Task Export_ToCsv_HasALineForEachRow() =>
        Assert.Equal(
            ServedLog.Events + 2,
            (await served.Client.GetStringAsync("/api/export/home-totals/events.csv")).Split('\n').Length
        );

    [Fact]
    public async Task Export_ToJson_LeavesTextsAsTheyAre()
    {
        var rows = await served.Get("/api/export/home-totals/events.json?brand=%3Dcmd()");

        Assert.NotEqual(0, rows.GetArrayLength());
        Assert.All(rows.EnumerateArray(), row => Assert.Equal("=cmd()", row.GetProperty("brand").GetString()));
    }

    // A message may repeat the name that there is not, and lists those most like it.
    private static async Task<string> Said(HttpResponseMessage response, string name = "")
    {
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.StatusCode != HttpStatusCode.OK
                ? answer
                    .GetProperty("error")
                    .GetString()!
                    .Replace($"\"{name}\"", "it", StringComparison.Ordinal)
                    .Split("; ")[0]
            : answer.TryGetProperty("value", out var value) ? value.GetRawText()
            : answer.GetProperty("table").GetRawText();
    }
}
