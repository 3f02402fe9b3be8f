using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Dashboard;
using Tests.Support;
using Xunit.Abstractions;

namespace Tests;

/// <summary>Random requests, most of them nearly right: whatever comes, the answer is right or says what is wrong, and the dashboard goes on.</summary>
[Trait("Speed", "Slow")]
[Collection(ServedLog.Collection)]
public sealed class FuzzTests(ServedLog served, ITestOutputHelper output)
{
    private static readonly int Requests = TestScale.IsFull ? 1_000 : 100;

    private static readonly string[] Methods =
    [
        "GET",
        "GET",
        "GET",
        "GET",
        "GET",
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "TRACE",
    ];

    private static readonly string[] Values =
    [
        "",
        "2019-10-01",
        "2019-10-31",
        "0001-01-01",
        "9999-12-31",
        "-1",
        "0",
        "1",
        "100",
        "9223372036854775807",
        "9223372036854775808",
        "1e309",
        "NaN",
        "view",
        "purchase",
        "previous",
        "weekdays",
        "Europe/Berlin",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "UTC",
        "Power User",
        "missing",
        "zero",
        "10.00-20.00",
        "'",
        "\"",
        "\\",
        "\0",
        "\u202E",
        "\uFFFF",
        "%",
        "%zz",
        "..",
        "a,b",
        "[1]",
        "{}",
        .. HostileLog.Brands,
        .. HostileLog.Categories,
    ];

    [Fact]
    public async Task RandomRequests_OfEveryShape_NeverBreakIt()
    {
        var random = new Random(20191001);
        string[] names = await Names();
        Dictionary<HttpStatusCode, int> seen = [];
        for (int i = 0; i < Requests; i++)
        {
            using var request = Draw(random, names);
            using var response = await served.Client.SendAsync(request);
            string body = await response.Content.ReadAsStringAsync();

            Assert.True(
                (int)response.StatusCode < 500,
                $"{request.Method} {request.RequestUri}: {(int)response.StatusCode} {body}"
            );
            if (response.Content.Headers.ContentType?.MediaType == "application/json" && body.Length > 0)
            {
                using var json = JsonDocument.Parse(body);
                Assert.Equal(
                    !response.IsSuccessStatusCode,
                    json.RootElement.ValueKind == JsonValueKind.Object
                        && json.RootElement.TryGetProperty("error", out _)
                );
            }

            seen[response.StatusCode] = seen.GetValueOrDefault(response.StatusCode) + 1;
        }

        output.WriteLine(string.Join(", ", seen.Select(each => $"{(int)each.Key}: {each.Value}")));
        Assert.True(seen.GetValueOrDefault(HttpStatusCode.OK) > Requests / 10, "Hardly any request was right.");
        Assert.True(seen.GetValueOrDefault(HttpStatusCode.BadRequest) > Requests / 20, "Hardly any request was wrong.");
        Assert.Equal(ServedLog.Events, (await served.Get("/api/summary")).GetProperty("events").GetInt32());
    }

    [Fact]
    public async Task RandomBytes_OnTheConnection_NeverBreakIt()
    {
        var random = new Random(20191101);
        for (int i = 0; i < Requests / 2; i++)
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(IPAddress.Loopback, served.Host.Address.Port);
            await using var stream = connection.GetStream();
            await stream.WriteAsync(Bytes(random));
            connection.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            string answer;
            try
            {
                answer = await reader.ReadToEndAsync();
            }
            catch (IOException)
            {
                // The connection was reset, which is an answer to nonsense too.
                continue;
            }

            Assert.False(answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal), answer);
        }

        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/api/summary")).StatusCode);
    }

    private static byte[] Bytes(Random random)
    {
        string[] beginnings =
        [
            "",
            "GET / HTTP/1.1\r\n",
            "GET /api/summary HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /api/summary HTTP/1.0\r\n\r\n",
            "GET http://attacker.example/api/summary HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', 40_000)}\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "POST /api/sql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "POST /api/sql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\u0016\u0003\u0001\u0002\0\u0001",
            "GET /%ff%fe%c0%80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ];
        byte[] noise = new byte[random.Next(0, 300)];
        random.NextBytes(noise);
        return [.. Encoding.Latin1.GetBytes(beginnings[random.Next(beginnings.Length)]), .. noise];
    }

    private static HttpRequestMessage Draw(Random random, string[] names)
    {
        string Any(params string[] texts) => texts[random.Next(texts.Length)];
        string Value() =>
            random.Next(10) == 0
                ? string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0xD7FF)))
                : Any(Values);
        string Name() => random.Next(20) == 0 ? Uri.EscapeDataString(Value()) : Any(names);
        string path = random.Next(12) switch
        {
            0 => Any("/", "/home", "/explorer", "/executive", "/customers", "/plotly.min.js", "/index.html"),
            1 => "/" + Uri.EscapeDataString(Value()),
            2 => "/api/" + Uri.EscapeDataString(Value()),
            3 => Any("/api/summary", "/api/figures", "/api/choices", "/api/glossary", "/api/sql"),
            4 or 5 => $"/api/export/{Name()}.{Any("csv", "json", "parquet", "exe")}",
            6 => $"/api/export/{Name()}/{Any("events", "revenue", "users", "x")}.{Any("csv", "json", "parquet")}",
            7 or 8 => $"/api/open/{Name()}/{Any("events", "revenue", "users", "views", "purchases_per_view", "x")}",
            _ => $"/api/figures/{Name()}",
        };
        string[] parameters =
        [
            "from",
            "to",
            "type",
            "category",
            "brand",
            "segment",
            "zone",
            "compare",
            "at.date",
            "at.brand",
            "at.hour",
            "at.category_code",
            "at.price",
            "skip",
            "rows",
            "kind",
            "like",
            "x",
        ];
        string query = string.Join(
            '&',
            Enumerable
                .Range(0, random.Next(4))
                .Select(_ => $"{Any(parameters)}{Any("=", "=", "=", "")}{Uri.EscapeDataString(Value())}")
        );
        var request = new HttpRequestMessage(
            new HttpMethod(Any(Methods)),
            new Uri(path + (query.Length == 0 ? "" : "?" + query), UriKind.Relative)
        );
        if (random.Next(6) == 0)
        {
            string header = Any(
                "Host",
                "Origin",
                "Sec-Fetch-Site",
                "Cookie",
                "Authorization",
                "If-None-Match",
                "Range",
                "Accept"
            );
            request.Headers.TryAddWithoutValidation(
                header,
                Any(
                    "x",
                    "http://attacker.example",
                    "bytes=5-1",
                    "\"",
                    "cross-site",
                    "none",
                    "Bearer x",
                    "dashboard-token=x"
                )
            );
        }

        if (request.Method == HttpMethod.Post)
        {
            request.Content = new StringContent(
                Any(
                    "",
                    "{",
                    "{\"sql\": 1}",
                    "{\"sql\": \"select 1\"}",
                    "{\"sql\": \"select * from events limit 1\"}",
                    "[]"
                ),
                Encoding.UTF8,
                Any("application/json", "text/plain")
            );
        }

        return request;
    }

    private async Task<string[]> Names() =>
        [
            .. (await served.Get("/api/figures"))
                .EnumerateArray()
                .Select(figure => figure.GetProperty("name").GetString()!),
        ];
}
