using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Plotly.NET;

namespace Dashboard;

/// <summary>Pages and what they load: files inside this assembly, and the plotly.js that Plotly.NET carries.</summary>
internal static class PageRoutes
{
    private const string Folder = "wwwroot/";
    private const string Shell = "/index.html";
    private const string PlotlyPath = "/plotly.min.js";

    private static readonly string[] Pages = ["/", "/home", "/explorer", "/executive", "/customers"];

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<FrozenDictionary<string, Asset>> Assets = new(Read);

    /// <summary>Whether a path is that of a page.</summary>
    internal static bool IsPage(PathString path) =>
        Pages.Contains(path.Value is { Length: > 0 } given ? given : "/", StringComparer.OrdinalIgnoreCase);

    /// <summary>Answers what no other route does.</summary>
    internal static IResult Answer(HttpContext context)
    {
        var path = context.Request.Path;
        if (Failure.IsApi(context))
        {
            throw new NotFoundException(
                path.Equals(ApiRoutes.SqlPath, StringComparison.OrdinalIgnoreCase)
                    ? "Readers may ask in SQL where the dashboard is started with --sql."
                    : "There is no such address below /api."
            );
        }

        if (!Assets.Value.TryGetValue(IsPage(path) ? Shell : path.Value ?? "", out var asset))
        {
            throw new NotFoundException(
                $"There is no such page. There are {string.Join(", ", Pages.Skip(1).Select(each => each[1..]))}."
            );
        }

        context.Response.Headers.CacheControl = asset.CacheControl;
        return Results.Bytes(asset.Bytes, asset.Type, entityTag: asset.Tag);
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var own = typeof(PageRoutes).Assembly;
        var plotly = typeof(GenericChart).Assembly;
        string script = plotly
            .GetManifestResourceNames()
            .Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        return own.GetManifestResourceNames()
            .Select(name => (Name: name.Replace('\\', '/'), Resource: name))
            .Where(each => each.Name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(each => ("/" + each.Name[Folder.Length..], Asset.Of(own, each.Resource, "no-cache")))
            .Append((PlotlyPath, Asset.Of(plotly, script, "private, max-age=604800")))
            .ToFrozenDictionary(each => each.Item1, each => each.Item2, StringComparer.Ordinal);
    }

    private sealed record Asset(byte[] Bytes, string Type, EntityTagHeaderValue Tag, string CacheControl)
    {
        internal static Asset Of(System.Reflection.Assembly assembly, string resource, string cacheControl)
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
            return new Asset(
                bytes,
                Types.GetValueOrDefault(Path.GetExtension(resource), "application/octet-stream"),
                new EntityTagHeaderValue($"\"{hash}\""),
                cacheControl
            );
        }
    }
}
