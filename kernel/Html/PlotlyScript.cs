using System.Runtime.Loader;

namespace CSharpKernel.Html;

/// <summary>The Plotly library that pages embed: a resource of the Plotly.NET assembly, which the build puts below this one.</summary>
internal static class PlotlyScript
{
    private const string Ending = ".min.js";

    /// <summary>The script, safe inside a script element.</summary>
    /// <exception cref="FileNotFoundException">The assembly is not there.</exception>
    public static string Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "assets", "Plotly.NET.dll");
        // A context of its own, left again: cells may load another Plotly.NET.
        var context = new AssemblyLoadContext(nameof(PlotlyScript), isCollectible: true);
        try
        {
            var library = context.LoadFromAssemblyPath(path);
            var name = library
                .GetManifestResourceNames()
                .Single(resource => resource.EndsWith(Ending, StringComparison.Ordinal));
            using var reader = new StreamReader(library.GetManifestResourceStream(name)!);
            return ScriptText.Escape(reader.ReadToEnd());
        }
        finally
        {
            context.Unload();
        }
    }
}
