using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tests;

[Collection(ServedLog.Collection)]
public sealed class PageRoutesTests(ServedLog served)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/home")]
    [InlineData("/explorer?from=2019-10-01")]
    [InlineData("/executive")]
    [InlineData("/customers")]
    public async Task Page_OfEachName_IsTheShell(string path)
    {
        var response = await served.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await served.Client.GetByteArrayAsync("/home"), await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/home/more")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/wwwroot/index.html")]
    [InlineData("/GLOSSARY.md")]
    [InlineData("/<script>alert(1)</script>")]
    public async Task Path_ThatIsNone_IsToldInPlainWordsWithoutRepeatingIt(string path)
    {
        var response = await served.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        string page = await response.Content.ReadAsStringAsync();
        Assert.Contains("executive", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/nothing")]
    [InlineData("/api/figures/nothing")]
    [InlineData("/api/figures/executive-days/more")]
    [InlineData("/api/open/nothing/events")]
    [InlineData("/api/export/nothing.csv")]
    [InlineData("/api/export/executive-days")]
    [InlineData("/api/export/executive-days.exe")]
    [InlineData("/api/export/nothing/events.csv")]
    public async Task Path_ThatIsNoneOfTheApi_IsToldInJson(string path)
    {
        var response = await served.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task Assets_AskedForAgain_AreNotSentAgain()
    {
        foreach (string path in new[] { "/home", "/plotly.min.js" })
        {
            var first = await served.Client.GetAsync(path);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

            var second = await served.Client.SendAsync(again);

            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Plotly_FromThePackage_IsServedWithLongCaching()
    {
        var response = await served.Client.GetAsync("/plotly.min.js");

        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.MaxAge >= TimeSpan.FromDays(1));
        Assert.Contains("Plotly", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home")]
    [InlineData("/api/summary")]
    [InlineData("/api/figures/executive-days")]
    [InlineData("/api/export/executive-days.csv")]
    public async Task Head_OfAnything_IsItsGetWithoutTheBody(string path)
    {
        var get = await served.Client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        var head = await served.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Glossary_OfTheProject_IsServed()
    {
        var words = await served.Get("/api/glossary");

        Assert.Contains(
            words.EnumerateArray(),
            word =>
                word.GetProperty("word").GetString() == "AOV"
                && word.GetProperty("meaning").GetString()!.StartsWith("revenue / orders", StringComparison.Ordinal)
        );
    }
}
