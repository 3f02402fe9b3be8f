using EcommerceNotebooks;
using Microsoft.Net.Http.Headers;

namespace Dashboard;

/// <summary>Files of exactly what a figure shows, or of the rows behind a number: written beside, sent, and gone.</summary>
internal sealed class ExportRoutes(Answers answers, string folder)
{
    private const int MostNameCharacters = 150;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".csv"] = "text/csv; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".parquet"] = "application/vnd.apache.parquet",
    };

    /// <summary>Adds the routes.</summary>
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/export/{file}", context => Send(context, null));
        routes.Map("/api/export/{figure}/{file}", context => Send(context, ApiRoutes.Part(context, "figure")));
    }

    private async Task Send(HttpContext context, string? figureOfNumber)
    {
        string file = ApiRoutes.Part(context, "file");
        string ending = Path.GetExtension(file);
        if (!Types.TryGetValue(ending, out string? type))
        {
            throw new NotFoundException($"There are exports to {string.Join(", ", Types.Keys)}.");
        }

        string stem = file[..^ending.Length];
        string figure = answers.FigureOf(figureOfNumber ?? stem).Name;
        string? number = figureOfNumber is null ? null : stem;
        var query = number is null ? AddressQuery.FilterOf(context.Request) : AddressQuery.PlaceOf(context.Request);
        string path = Path.Combine(folder, Guid.NewGuid().ToString("N") + ending);
        try
        {
            await answers.Compute(
                context,
                (session, _) => session.Dashboard.Export(path, figure, query.Filter, number, query.Place)
            );
            await using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Delete | FileShare.Read
            );
            var response = context.Response;
            response.ContentType = type;
            response.ContentLength = stream.Length;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(NameOf(figure, number, query, ending));
            response.Headers.ContentDisposition = disposition.ToString();
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await stream.CopyToAsync(response.Body, context.RequestAborted);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string NameOf(string figure, string? number, AddressQuery query, string ending)
    {
        var conditions = query
            .Filter.ToQuery()
            .Select(each => $"{each.Key}-{(each.Value.Length == 0 ? "none" : each.Value)}");
        var place = query.Place.Select(each => $"{each.Key}-{each.Value ?? "none"}");
        string name = string.Join('_', new[] { figure, number }.OfType<string>().Concat(place).Concat(conditions));
        string plain = string.Concat(
            name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')
        );
        return plain[..Math.Min(plain.Length, MostNameCharacters)] + ending;
    }
}
