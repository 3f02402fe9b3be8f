using System.Diagnostics;
using System.Text.Json;

namespace Dashboard;

/// <summary>Answers one SELECT that a reader wrote, where the dashboard was started with <c>--sql</c>.</summary>
internal sealed class SqlRoute(Answers answers, TimeSpan limit)
{
    private const int MostRows = 10_000;

    /// <summary>Adds the route.</summary>
    internal void Map(IEndpointRouteBuilder routes) => routes.Map(ApiRoutes.SqlPath, Answer);

    private async Task Answer(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException(
                "The content type must be application/json.",
                StatusCodes.Status415UnsupportedMediaType
            );
        }

        string sql = await Read(context);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        time.CancelAfter(limit);
        byte[] answer;
        try
        {
            answer = await answers.Compute(
                context,
                (_, warehouse) =>
                {
                    var clock = Stopwatch.StartNew();
                    var (table, hasMore) = warehouse.Sql.Query(sql, MostRows, time.Token);
                    return AnswerJson.Object(json =>
                    {
                        json.TableProperties(table);
                        json.WriteBoolean("hasMore", hasMore);
                        json.WriteNumber("seconds", Math.Round(clock.Elapsed.TotalSeconds, 4));
                    });
                }
            );
        }
        catch (OperationCanceledException)
            when (time.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw new ArgumentException($"The query took longer than {limit.TotalSeconds:0} seconds and was ended.");
        }

        await Answers.WriteJson(context, answer);
    }

    private static async Task<string> Read(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return
                body.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("sql", out var sql)
                && sql.ValueKind == JsonValueKind.String
                ? sql.GetString()!
                : throw new ArgumentException("The body is an object with the text \"sql\".");
        }
        // A text may hold half a character, which no string can.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ArgumentException("The body is no JSON.", error);
        }
    }
}
