namespace EcommerceNotebooks.Display;

/// <summary>The MIME types in which results are shown.</summary>
internal static class MimeTypes
{
    internal const string Html = "text/html";
    internal const string Markdown = "text/markdown";
    internal const string PlainText = "text/plain";
    internal const string Plotly = "application/vnd.plotly.v1+json";
}
