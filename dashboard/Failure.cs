using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace Dashboard;

/// <summary>Turns errors into answers: JSON for the API, a short page for pages, in plain words and without a trace.</summary>
internal static partial class Failure
{
    private const int ClientClosedRequest = 499;
    private const string OutOfMemory = "Out of Memory Error:";
    private const string Missing = "Catalog Error:";
    private static readonly string[] OfFiles = ["IO Error:", "Permission Error:"];
    private static readonly string[] OfValues = ["Conversion Error:", "Out of Range Error:", "Invalid Input Error:"];

    /// <summary>Whether a request is one for data.</summary>
    internal static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    /// <summary>The step of the pipeline that answers what the steps after it threw.</summary>
    internal static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception error)
        {
            var (status, reason) = Explain(context, error);
            if (
                status == StatusCodes.Status500InternalServerError
                || error is SqlScriptException { IsAboutTheMachine: true }
            )
            {
                await Console.Error.WriteLineAsync($"{context.Request.Path}: {error}");
            }

            if (context.Response.HasStarted)
            {
                context.Abort();
            }
            else
            {
                await Write(context, status, reason);
            }
        }
    }

    /// <summary>Answers with an error.</summary>
    internal static async Task Write(HttpContext context, int status, string reason)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "3";
        }

        bool isApi = IsApi(context);
        response.ContentType = isApi ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
        byte[] text = Encoding.UTF8.GetBytes(
            isApi ? JsonSerializer.Serialize(new { error = reason }) : Page(status, reason)
        );
        response.ContentLength = text.Length;
        await response.Body.WriteAsync(text);
    }

    private static string Page(int status, string reason) =>
        $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{status}</title>
            <style>body {"{"} font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem; color-scheme: light dark {"}"}</style></head>
            <body><main><h1>{status}</h1><p>{WebUtility.HtmlEncode(
                reason
            )}</p><p><a href="/home">Home</a></p></main></body></html>
            """;

    private static (int Status, string Reason) Explain(HttpContext context, Exception error)
    {
        switch (error)
        {
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                return (ClientClosedRequest, "The request was cancelled.");
            case OperationCanceledException:
                return (
                    StatusCodes.Status503ServiceUnavailable,
                    "The dashboard is ending or the answer was given up: ask again."
                );
            case BadHttpRequestException bad:
                return (bad.StatusCode, bad.Message);
            case NotFoundException:
                return (StatusCodes.Status404NotFound, error.Message);
            case TooBusyException:
                return (StatusCodes.Status503ServiceUnavailable, error.Message);
            case OutOfMemoryException:
                return NoMemory;
            case SqlScriptException { InnerException: { } inner }:
                return OfEngine(inner);
            case DuckDBException:
                return OfEngine(error);
            case ArgumentException:
                return (StatusCodes.Status400BadRequest, ParameterName.Replace(error.Message, ""));
            case InvalidOperationException:
                return (StatusCodes.Status409Conflict, error.Message);
            default:
                return Unexpected;
        }
    }

    private static (int Status, string Reason) OfEngine(Exception error)
    {
        bool Is(string kind) => error.Message.StartsWith(kind, StringComparison.Ordinal);
        return Is(OutOfMemory) ? NoMemory
            : Is(Missing)
                ? (
                    StatusCodes.Status409Conflict,
                    $"The warehouse is not complete ({FirstLine(error)}): shop.Pipeline.Prepare(source, PipelineStep.StarSchema) builds what is missing, and so does the dashboard when it is started with --source."
                )
            : OfFiles.Any(Is)
                ? (
                    StatusCodes.Status503ServiceUnavailable,
                    "A file of the warehouse or of its lake cannot be read, or there is no space for what does not fit into memory; the dashboard's terminal says which."
                )
            : OfValues.Any(Is) ? (StatusCodes.Status400BadRequest, FirstLine(error))
            : Unexpected;
    }

    private static string FirstLine(Exception error) => error.Message.Split('\n')[0];

    private static (int, string) NoMemory =>
        (
            StatusCodes.Status503ServiceUnavailable,
            "The answer does not fit into the memory that the dashboard may use: ask for less, or start it with a higher --memory-limit."
        );

    private static (int, string) Unexpected =>
        (
            StatusCodes.Status500InternalServerError,
            "This is an error of the dashboard's own; its terminal shows the details."
        );

    [GeneratedRegex(@" \(Parameter '[^']*'\)", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterName { get; }
}

/// <summary>What was asked for does not exist.</summary>
internal sealed class NotFoundException(string message) : Exception(message);
