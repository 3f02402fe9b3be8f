using System.Net;
using System.Text;

namespace EcommerceNotebooks.Display;

/// <summary>Renders a table as an HTML fragment whose colours follow the notebook's theme.</summary>
internal static class TableHtml
{
    private const int LongestCell = 80;
    private const int LongestTitle = 1_000;
    private const int LongestUnwrapped = 36;
    private const int SizeCap = 256 * 1024;

    // One copy serves a page: what carries the mark need not be repeated there.
    private static readonly string Style = $"<style data-once=\"\">\n{Read("table.css")}</style>";

    private static readonly string Script = $"<script data-once=\"\">\n{Read("table.js")}</script>";

    internal static string Render(Table table)
    {
        var view = new TableView(table);
        var html = new StringBuilder("<div class=\"en-table\">").Append(Style);
        if (table.Title is { } title)
        {
            html.Append("<div class=\"title\">").Append(Escape(ValueText.Cut(title, LongestTitle))).Append("</div>");
        }

        html.Append("<div class=\"scroll\"><table>");
        AppendHead(html, view);
        html.Append("<tbody>");
        int row = 0;
        while (row < view.RowCount && html.Length < SizeCap)
        {
            AppendRow(html, view, row++);
        }

        return html.Append("</tbody></table></div><div class=\"size\"><span>")
            .Append(view.Footer(row))
            .Append("</span></div>")
            .Append(Script)
            .Append("</div>")
            .ToString();
    }

    private static void AppendHead(StringBuilder html, TableView view)
    {
        html.Append("<thead><tr>");
        foreach (var column in view.Table.Columns.Take(view.ColumnCount))
        {
            html.Append("<th scope=\"col\"").Append(column.IsNumeric ? " class=\"n\"" : "");
            html.Append(" title=\"").Append(Escape(ValueText.Cut(column.Name, LongestTitle))).Append("\">");
            html.Append(Escape(ValueText.Cut(column.Heading, LongestCell))).Append("</th>");
        }

        html.Append("</tr></thead>");
    }

    private static void AppendRow(StringBuilder html, TableView view, int row)
    {
        html.Append("<tr>");
        for (int column = 0; column < view.ColumnCount; column++)
        {
            string cell = view.Cell(row, column);
            bool isNumeric = view.Table.Columns[column].IsNumeric;
            html.Append(
                isNumeric ? "<td class=\"n\""
                : cell.Length > LongestUnwrapped ? "<td class=\"w\""
                : "<td"
            );
            AppendExact(html, view.Table.Rows[row][column], isNumeric, cell);
            html.Append('>');
            if (view.IsNull(row, column))
            {
                html.Append("<span class=\"null\">").Append(Escape(cell)).Append("</span>");
            }
            else
            {
                AppendCut(html, cell);
            }

            html.Append("</td>");
        }

        html.Append("</tr>\n");
    }

    // Sorting and downloads take a value in full where the text that is shown does not tell it.
    private static void AppendExact(StringBuilder html, object? value, bool isNumeric, string cell)
    {
        if (value is null)
        {
            return;
        }

        string exact = TableFile.Text(value);
        if (exact != (isNumeric ? cell.Replace(",", "", StringComparison.Ordinal) : cell))
        {
            html.Append(" data-v=\"").Append(Escape(ValueText.Cut(exact, LongestTitle))).Append('"');
        }
    }

    private static void AppendCut(StringBuilder html, string text)
    {
        if (text.Length <= LongestCell)
        {
            html.Append(Escape(text));
            return;
        }

        html.Append("<span title=\"").Append(Escape(ValueText.Cut(text, LongestTitle))).Append("\">");
        html.Append(Escape(ValueText.Cut(text, LongestCell))).Append("</span>");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    // Without indentation and comments: every table carries it.
    private static string Read(string name)
    {
        using var stream = typeof(TableHtml).Assembly.GetManifestResourceStream("Display/" + name)!;
        using var reader = new StreamReader(stream);
        return string.Concat(
            reader
                .ReadToEnd()
                .Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
                .Select(line => line + "\n")
        );
    }
}
