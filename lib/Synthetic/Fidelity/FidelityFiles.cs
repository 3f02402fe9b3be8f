using System.Text.Json;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>Writes a fidelity report beside the files it is of.</summary>
public static class FidelityFiles
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes fidelity.md (table), fidelity.json (the same for programs) and fidelity.html (charts and table) into a folder that exists.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(FidelityReport report, string directory)
    {
        ArgumentNullException.ThrowIfNull(report);
        File.WriteAllText(Path.Combine(directory, "fidelity.md"), report.ToMarkdown());
        File.WriteAllText(
            Path.Combine(directory, "fidelity.json"),
            JsonSerializer.Serialize(new { report.Scale, report.Rows }, Format)
        );
        File.WriteAllText(Path.Combine(directory, "fidelity.html"), report.ToHtml());
    }
}
