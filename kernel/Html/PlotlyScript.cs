namespace CSharpKernel.Html;

/// <summary>The Plotly library that pages embed; the build puts it beside this assembly.</summary>
internal static class PlotlyScript
{
    /// <summary>The script's file.</summary>
    public static string FilePath => Path.Combine(AppContext.BaseDirectory, "assets", "plotly.min.js");

    /// <summary>The script, safe inside a script element; null when the file is not there, so that charts stay static pictures.</summary>
    public static string? Read()
    {
        return File.Exists(FilePath) ? ScriptText.Escape(File.ReadAllText(FilePath)) : null;
    }
}
