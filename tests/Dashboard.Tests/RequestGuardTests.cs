using System.Net;
using System.Net.Http.Headers;
using Dashboard;

namespace Tests;

[Collection(ServedLog.Collection)]
public sealed class RequestGuardTests(ServedLog served)
{
    private string Port => $"{served.Host.Address.Port}";

    [Theory]
    [InlineData("localhost:{0}", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:{0}", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:{0}", HttpStatusCode.OK)]
    [InlineData("[::1]:{0}", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost:1", HttpStatusCode.MisdirectedRequest)]
    [InlineData("attacker.example:{0}", HttpStatusCode.MisdirectedRequest)]
    [InlineData("attacker.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.attacker.example:{0}", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.attacker.example:{0}", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.:{0}", HttpStatusCode.MisdirectedRequest)]
    [InlineData("10.0.0.1:{0}", HttpStatusCode.MisdirectedRequest)]
    [InlineData("0.0.0.0:{0}", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.2:{0}", HttpStatusCode.MisdirectedRequest)]
    public async Task Host_OfTheRequest_MustBeThisMachines(string host, HttpStatusCode expected)
    {
        foreach (string path in new[] { "/home", "/api/summary" })
        {
            var response = await Send(path, ("Host", string.Format(null, host, Port)));

            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://attacker.example")]
    [InlineData("http://localhost:1")]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("null")]
    public async Task Origin_OfAnotherSite_IsRefused(string origin)
    {
        var response = await Send("/api/summary", ("Origin", string.Format(null, origin, Port)));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Origin_OfTheDashboard_IsAnswered()
    {
        var response = await Send("/api/summary", ("Origin", $"http://127.0.0.1:{Port}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/summary", "cross-site", "cors", "empty", HttpStatusCode.Forbidden)]
    [InlineData("/api/summary", "same-site", "cors", "empty", HttpStatusCode.Forbidden)]
    [InlineData("/api/summary", "cross-site", "no-cors", "script", HttpStatusCode.Forbidden)]
    [InlineData("/api/summary", "cross-site", "navigate", "document", HttpStatusCode.Forbidden)]
    [InlineData("/api/export/executive-days.csv", "cross-site", "navigate", "document", HttpStatusCode.Forbidden)]
    [InlineData("/plotly.min.js", "cross-site", "no-cors", "script", HttpStatusCode.Forbidden)]
    [InlineData("/home", "cross-site", "no-cors", "image", HttpStatusCode.Forbidden)]
    [InlineData("/home", "cross-site", "navigate", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("/api/summary", "same-origin", "cors", "empty", HttpStatusCode.OK)]
    [InlineData("/api/summary", "none", "navigate", "document", HttpStatusCode.OK)]
    public async Task SecFetchSite_OfAnotherSite_IsRefused(
        string path,
        string site,
        string mode,
        string destination,
        HttpStatusCode expected
    )
    {
        var response = await Send(
            path,
            ("Sec-Fetch-Site", site),
            ("Sec-Fetch-Mode", mode),
            ("Sec-Fetch-Dest", destination)
        );

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task SecFetchSite_ALinkToAPage_IsNotRefused()
    {
        var response = await Send(
            "/executive?from=2019-10-01",
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Mode", "navigate"),
            ("Sec-Fetch-Dest", "document")
        );

        Assert.NotEqual(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/summary")]
    [InlineData("PUT", "/home")]
    [InlineData("DELETE", "/api/figures/executive-days")]
    [InlineData("OPTIONS", "/api/sql")]
    [InlineData("GET", "/api/sql")]
    [InlineData("BREW", "/")]
    public async Task Method_ThatNothingHas_IsRefusedWithThoseThereAre(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = served.Host.Address.Authority;

        var response = await served.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.NotEmpty(response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(9_000, 0, 1, HttpStatusCode.RequestUriTooLong)]
    [InlineData(0, 20_000, 1, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    [InlineData(0, 1, 100, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Request_LargerThanOneMayBe_IsRefused(
        int address,
        int header,
        int headers,
        HttpStatusCode expected
    )
    {
        var response = await Send(
            "/home?" + new string('x', address),
            [.. Enumerable.Range(0, headers).Select(number => ($"X-{number}", new string('x', header)))]
        );

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Headers_OfEveryAnswer_LeaveBrowsersNoChoice()
    {
        foreach (string path in new[] { "/home", "/nothing", "/plotly.min.js", "/api/summary", "/api/nothing" })
        {
            var response = await Send(path);

            string policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
            Assert.Equal(["same-origin"], response.Headers.GetValues("Cross-Origin-Resource-Policy"));
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Equal(
                path.StartsWith("/api", StringComparison.Ordinal),
                response.Headers.CacheControl?.NoStore == true
            );
        }
    }

    [Fact]
    public async Task Token_WhereOthersCanReachIt_IsNeededByEveryRequest()
    {
        await using var host = await DashboardHost.Start(served.Options with { Listen = IPAddress.Any });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = host.Address,
        };
        string token = host.Links[0].Query["?token=".Length..];
        foreach (string path in new[] { "/home", "/api/summary", "/plotly.min.js", "/home?token=", "/home?token=x" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path)).StatusCode);
        }

        var opened = await client.GetAsync($"/executive?brand=a%26b&token={token}&from=2019-10-01");
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal("/executive?brand=a%26b&from=2019-10-01", opened.Headers.Location!.ToString());
        string cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using var withCookie = new HttpRequestMessage(HttpMethod.Get, "/api/summary");
        withCookie.Headers.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(withCookie)).StatusCode);
        using var withHeader = new HttpRequestMessage(HttpMethod.Get, "/api/summary");
        withHeader.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(withHeader)).StatusCode);
        using var withOther = new HttpRequestMessage(HttpMethod.Get, "/api/summary");
        withOther.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token[..^1]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(withOther)).StatusCode);
    }

    [Fact]
    public async Task Links_WhereItListensOnAllAddresses_CanBeOpened()
    {
        await using var host = await DashboardHost.Start(served.Options with { Listen = IPAddress.Any });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        Assert.Equal("127.0.0.1", host.Address.Host);
        foreach (var link in host.Links)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(link)).StatusCode);
        }
    }

    [Fact]
    public async Task Token_AddressThatLeadsAway_StaysHere()
    {
        await using var host = await DashboardHost.Start(served.Options with { Listen = IPAddress.Any });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        var response = await client.GetAsync($"{host.Address}/attacker.example/{host.Links[0].Query}");

        Assert.Equal("/attacker.example/", response.Headers.Location?.ToString());
    }

    private async Task<HttpResponseMessage> Send(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await served.Client.SendAsync(request);
    }
}
