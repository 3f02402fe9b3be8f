using System.Net;
using Microsoft.Extensions.Primitives;

namespace Dashboard;

/// <summary>
/// Lets through what this dashboard's own pages ask for, and refuses what another site has a browser ask (by its Host, Origin or Sec-Fetch-Site), methods that nothing here has, and strangers without the token.
/// </summary>
internal sealed class RequestGuard(AccessToken? token)
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    /// <summary>The step of the pipeline.</summary>
    internal async Task Check(HttpContext context, RequestDelegate next)
    {
        Protect(context);
        if (Refusal(context) is var (status, reason))
        {
            await Failure.Write(context, status, reason);
        }
        else if (token?.IsInAddress(context.Request) == true && HttpMethods.IsGet(context.Request.Method))
        {
            token.Keep(context);
        }
        else
        {
            await next(context);
        }
    }

    private static void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (Failure.IsApi(context))
        {
            headers.CacheControl = "no-store";
        }
    }

    private (int Status, string Reason)? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (!IsOwnHost(context, request.Host))
        {
            return (
                StatusCodes.Status421MisdirectedRequest,
                "This dashboard answers under its own address only, as it printed it when it started."
            );
        }

        if (IsFromElsewhere(request))
        {
            return (StatusCodes.Status403Forbidden, "Requests that come from other sites are refused.");
        }

        bool isSql = request.Path.Equals(ApiRoutes.SqlPath, StringComparison.OrdinalIgnoreCase);
        string allowed = isSql ? HttpMethods.Post : $"{HttpMethods.Get}, {HttpMethods.Head}";
        if (!allowed.Split(", ").Contains(request.Method, StringComparer.Ordinal))
        {
            context.Response.Headers.Allow = allowed;
            return (StatusCodes.Status405MethodNotAllowed, $"Only {allowed} is answered here.");
        }

        if (
            token is not null
            && !token.IsIn(request)
            && !(token.IsInAddress(request) && HttpMethods.IsGet(request.Method))
        )
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return (
                StatusCodes.Status401Unauthorized,
                "Open the address with the token that the dashboard printed when it started."
            );
        }

        return null;
    }

    // A name that an attacker has lead to this machine is not one of these, and an address is what the browser itself connected to.
    private static bool IsOwnHost(HttpContext context, HostString host)
    {
        var connection = context.Connection;
        if (!host.HasValue || (host.Port ?? 80) != connection.LocalPort)
        {
            return false;
        }

        var here = connection.LocalIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : connection.LocalIpAddress ?? IPAddress.Loopback;
        return IPAddress.TryParse(host.Host, out var named)
            ? named.Equals(here)
                || (
                    IPAddress.IsLoopback(here)
                    && (named.Equals(IPAddress.Loopback) || named.Equals(IPAddress.IPv6Loopback))
                )
            : IPAddress.IsLoopback(here) && host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
    }

    // Ports of one machine are one site to a browser, so that only the same origin is this dashboard. A link elsewhere may lead to a page, which has no data in it.
    private static bool IsFromElsewhere(HttpRequest request)
    {
        var headers = request.Headers;
        if (!StringValues.IsNullOrEmpty(headers.Origin) && headers.Origin != $"http://{request.Host.Value}")
        {
            return true;
        }

        var site = headers["Sec-Fetch-Site"];
        bool isLink =
            headers["Sec-Fetch-Mode"] == "navigate"
            && headers["Sec-Fetch-Dest"] == "document"
            && HttpMethods.IsGet(request.Method)
            && PageRoutes.IsPage(request.Path);
        return !StringValues.IsNullOrEmpty(site) && site != "same-origin" && site != "none" && !isLink;
    }
}
