using System.Net;
using System.Text;

namespace EcommerceNotebooks.Tables;

/// <summary>Renders a table as an HTML fragment whose colours follow the notebook's theme.</summary>
internal static class TableHtml
{
    private const int LongestCell = 80;
    private const int LongestTitle = 1_000;
    private const int LongestUnwrapped = 36;
    private const int SizeCap = 256 * 1024;

    // Each colour falls back from VS Code's variable to Jupyter's to the page's own text colour, which suits light and dark.
    private const string Style = """
        <style>
        .en-table{color:var(--vscode-editor-foreground,var(--jp-content-font-color1,inherit));margin:.4em 0;overflow-x:auto}
        .en-table table{border-collapse:collapse;font-size:.92em;font-variant-numeric:tabular-nums;margin:0}
        .en-table caption{text-align:left;white-space:nowrap;font-weight:600;padding:.2em 0;caption-side:top;color:inherit}
        .en-table th,.en-table td{padding:.25em .7em;text-align:left;vertical-align:top;border:0;background:transparent;white-space:nowrap}
        .en-table td.w{white-space:normal;min-width:16em;max-width:30em}
        .en-table thead th{border-bottom:1px solid rgba(128,128,128,.6);font-weight:600}
        .en-table thead small{display:block;font-weight:400;opacity:.7;font-size:.78em}
        .en-table tbody tr{border-bottom:1px solid rgba(128,128,128,.22)}
        .en-table tbody tr:hover{background:rgba(128,128,128,.14)}
        .en-table th.n,.en-table td.n{text-align:right}
        .en-table .null{opacity:.6;font-style:italic;font-size:.85em}
        .en-table .size{opacity:.75;font-size:.85em;margin:.25em 0}
        </style>
        """;

    internal static string Render(Table table)
    {
        var view = new TableView(table);
        var html = new StringBuilder("<div class=\"en-table\">").Append(Style).Append("<table>");
        if (table.Title is { } title)
        {
            html.Append("<caption>").Append(Escape(ValueText.Cut(title, LongestTitle))).Append("</caption>");
        }

        AppendHead(html, view);
        html.Append("<tbody>");
        int row = 0;
        while (row < view.RowCount && html.Length < SizeCap)
        {
            AppendRow(html, view, row++);
        }

        return html.Append("</tbody></table><div class=\"size\">")
            .Append(view.Footer(row))
            .Append("</div></div>")
            .ToString();
    }

    private static void AppendHead(StringBuilder html, TableView view)
    {
        html.Append("<thead><tr>");
        foreach (var column in view.Table.Columns.Take(view.ColumnCount))
        {
            html.Append("<th scope=\"col\"").Append(column.IsNumeric ? " class=\"n\"" : "").Append('>');
            AppendCut(html, column.Name);
            html.Append("<small>");
            AppendCut(html, column.TypeName);
            html.Append("</small></th>");
        }

        html.Append("</tr></thead>");
    }

    private static void AppendRow(StringBuilder html, TableView view, int row)
    {
        html.Append("<tr>");
        for (int column = 0; column < view.ColumnCount; column++)
        {
            string cell = view.Cell(row, column);
            html.Append(
                view.Table.Columns[column].IsNumeric ? "<td class=\"n\">"
                : cell.Length > LongestUnwrapped ? "<td class=\"w\">"
                : "<td>"
            );
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
}
