using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard;

/// <summary>The secret that others than this machine's users need: in the address once, from then on in a cookie, or in a header.</summary>
internal sealed class AccessToken
{
    /// <summary>The parameter and the cookie.</summary>
    internal const string ParameterName = "token";

    private const string CookieName = "dashboard-token";
    private const string Bearer = "Bearer ";
    private readonly byte[] secret;

    /// <summary>Makes a new one.</summary>
    internal AccessToken()
    {
        Text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        secret = Encoding.UTF8.GetBytes(Text);
    }

    /// <summary>The secret, to be printed for whoever started the dashboard.</summary>
    internal string Text { get; }

    /// <summary>Whether a request carries it.</summary>
    internal bool IsIn(HttpRequest request) =>
        Is(request.Cookies[CookieName])
        || (
            request.Headers.Authorization is [{ } header]
            && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && Is(header[Bearer.Length..].Trim())
        );

    /// <summary>Whether a page was asked for with it in the address.</summary>
    internal bool IsInAddress(HttpRequest request) => request.Query[ParameterName] is [{ } given] && Is(given);

    /// <summary>Puts it into a cookie and leads to the same address without it, so that it stays in no history.</summary>
    internal void Keep(HttpContext context)
    {
        context.Response.Cookies.Append(
            CookieName,
            Text,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
            }
        );
        var rest = QueryString.Create(
            context
                .Request.Query.Where(each => each.Key != ParameterName)
                .SelectMany(each => each.Value, (each, value) => KeyValuePair.Create(each.Key, value))
        );
        // Two slashes would lead to another machine.
        context.Response.Redirect("/" + context.Request.Path.ToUriComponent().TrimStart('/') + rest.ToUriComponent());
    }

    private bool Is(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), secret);
}
