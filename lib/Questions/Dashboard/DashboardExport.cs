using System.Text.RegularExpressions;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>Writes what a dashboard shows to files; in CSV, which spreadsheets open, a text that they would take for a formula begins with an apostrophe.</summary>
internal static partial class DashboardExport
{
    // Spreadsheets pass over leading spaces, and some read the full-width signs of East Asian keyboards as the narrow ones. Both .NET and the engine read this pattern.
    private const string Formula = @"^[\t\r\n]|^[\s\p{Z}]*[=+@＝＋－＠-]";

    [GeneratedRegex(Formula, RegexOptions.CultureInvariant)]
    private static partial Regex FormulaText { get; }

    /// <summary>Writes a table; returns its rows.</summary>
    internal static long Write(Table table, string path)
    {
        (IsCsv(path) ? table.WithTexts(Guarded) : table).Save(path);
        return table.RowCount;
    }

    /// <summary>Writes the rows that the session's view <c>opened_rows</c> gives; returns how many.</summary>
    internal static long WriteOpenedRows(ShopSession session, string path)
    {
        if (!IsCsv(path))
        {
            return session.Export("from opened_rows", path);
        }

        Script("formula").Execute(session, new { pattern = Formula });
        return session.Export(Script("guarded").Text, path);
    }

    private static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static string Guarded(string text) => FormulaText.IsMatch(text) ? $"'{text}" : text;

    private static SqlScript Script(string section) => SqlScript.Load(typeof(OpenedRows), "number_rows.sql", section);
}
