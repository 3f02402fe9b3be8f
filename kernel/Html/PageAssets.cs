using System.Reflection;

namespace CSharpKernel.Html;

/// <summary>The page's fixed parts, embedded in this assembly.</summary>
internal static class PageAssets
{
    public static string Template { get; } = Read("page.html");

    public static string Style { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    private static string Read(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Html/" + name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
