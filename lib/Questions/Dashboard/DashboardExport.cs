using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>Writes what a dashboard shows to files.</summary>
internal static class DashboardExport
{
    /// <summary>Writes a table; in a CSV file, which spreadsheets open, a text that they would take for a formula begins with an apostrophe.</summary>
    internal static long Write(Table table, string path)
    {
        (IsGuarded(path) ? table.WithTexts(Guarded) : table).Save(path);
        return table.RowCount;
    }

    /// <summary>Whether texts in a file are guarded.</summary>
    internal static bool IsGuarded(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    // Spreadsheets pass over leading spaces, and some read the full-width signs of East Asian keyboards as the narrow ones.
    private static string Guarded(string text) =>
        text is ['\t' or '\r' or '\n', ..]
        || text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            ? $"'{text}"
            : text;
}
