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

    private static string Guarded(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
}
