using System.Net;
using System.Text.Json;
using Dashboard;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Questions.Recommendations.Chain;
using EcommerceNotebooks.Questions.Recommendations.Rules;

namespace Tests;

[Collection(ServedLog.Collection)]
public sealed class RecommendationRoutesTests(ServedLog served) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("offers-").FullName;
    private DashboardHost host = null!;
    private HttpClient client = null!;

    private string Warehouse => Path.Combine(folder, "shop.duckdb");

    public async Task InitializeAsync()
    {
        WarehouseFile.Replace(
            Warehouse,
            null,
            shop =>
            {
                shop.Pipeline.Prepare(served.Log, PipelineStep.StarSchema);
                shop.Recommendations.BuildAffinity(
                    new RuleOptions
                    {
                        MinPairs = 1,
                        MinLift = 0.1m,
                        SignificantOnly = false,
                    }
                );
                return shop.Recommendations.BuildNeighbours().Rows;
            }
        );
        host = await DashboardHost.Start(served.Options with { Warehouse = Warehouse });
        client = ServedLog.ClientOf(host);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Recommendations_OfEachBasket_AreThoseOfTheShop()
    {
        using var shop = Shop.Open(Warehouse, new ShopOptions { ReadOnly = true });
        var product = shop.Insights.TopProducts(1).Products[0].ProductId;
        long user = shop.Query("select min(user_id) as id from dim_users").Rows[0].Get<long>("id");
        (string Query, RecommendationBasket Basket, RecommendationOptions Options)[] cases =
        [
            ($"product={product}", RecommendationBasket.Product(product), new()),
            ($"products={product},-5&k=3", RecommendationBasket.Products(product, -5), new() { K = 3 }),
            ($"user={user}&k=100&perBrand=1", RecommendationBasket.User(user), new() { K = 100, MaxPerBrand = 1 }),
            ("product=-5", RecommendationBasket.Product(-5), new()),
        ];
        foreach (var (query, basket, options) in cases)
        {
            var answer = await Json($"/api/recommendations?{query}");

            var expected = shop.Recommendations.For(basket, options);
            Assert.Equal(expected.BasketProducts, answer.GetProperty("basketProducts").GetInt32());
            Assert.NotEmpty(expected.Items);
            Assert.Equal(expected.Items.Count, answer.GetProperty("table").GetProperty("rows").GetArrayLength());
        }
    }

    [Fact]
    public async Task Affinity_OfAProduct_IsItsRules()
    {
        using var shop = Shop.Open(Warehouse, new ShopOptions { ReadOnly = true });
        long product = shop.Query("select product_id from predictions_product_affinity order by product_id limit 1")
            .Rows[0]
            .Get<long>("product_id");

        var answer = await Json($"/api/affinity/{product}");

        Assert.Equal(
            shop.Recommendations.Affinity(product).Select(rule => rule.Reason),
            answer.EnumerateArray().Select(rule => rule.GetProperty("reason").GetString())
        );
        Assert.Equal(0, (await Json("/api/affinity/-5")).GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?product=1&user=2")]
    [InlineData("?product=x")]
    [InlineData("?product=1&k=0")]
    [InlineData("?product=1&k=101")]
    [InlineData("?product=1&perBrand=0")]
    [InlineData("?products=1,,2")]
    [InlineData("?session=-1")]
    [InlineData("?product=1&brand=x")]
    public async Task Recommendations_OfNonsense_AreRefused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/recommendations" + query)).StatusCode);

    [Fact]
    public async Task Recommendations_WithoutTheirTables_NameTheCallThatBuildsThem()
    {
        var response = await served.Client.GetAsync("/api/recommendations?product=1");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("BuildAffinity", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Json(string address)
    {
        var response = await client.GetAsync(address);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.Clone();
    }
}
