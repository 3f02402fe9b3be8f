using System.Net;
using System.Text;

namespace CSharpKernel.Formatting;

/// <summary>Writes a grid as an HTML table that takes its colours from the page around it.</summary>
internal static class GridHtml
{
    private const string Style = """
        <style>
        .csk-grid{border-collapse:collapse;font-size:13px;line-height:1.4;color:var(--vscode-foreground,var(--jp-content-font-color1,inherit))}
        .csk-grid caption{text-align:left;font-weight:600;padding:2px 0}
        .csk-grid th,.csk-grid td{padding:3px 10px;text-align:left;border:0;border-bottom:1px solid rgba(128,128,128,.25);vertical-align:top}
        .csk-grid th{font-weight:600;border-bottom-color:rgba(128,128,128,.6)}
        .csk-grid .n{text-align:right;font-variant-numeric:tabular-nums}
        .csk-grid i,.csk-grid tfoot td{opacity:.6}
        </style>
        """;

    public static string Render(Grid grid)
    {
        var html = new StringBuilder(Style.ReplaceLineEndings("\n")).Append("\n<table class=\"csk-grid\">");
        if (grid.Caption is not null)
        {
            html.Append("<caption>").Append(Encode(grid.Caption)).Append("</caption>");
        }

        html.Append("<thead><tr>");
        foreach (var column in grid.Columns)
        {
            html.Append("<th").Append(Class(column)).Append('>').Append(Encode(column.Name)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in grid.Rows)
        {
            html.Append("\n<tr>");
            for (var index = 0; index < row.Count; index++)
            {
                html.Append("<td").Append(Class(grid.Columns[index])).Append('>');
                html.Append(row[index] is { } text ? Encode(text) : "<i>null</i>").Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody>");
        if (grid.Footer is not null)
        {
            html.Append($"\n<tfoot><tr><td colspan=\"{grid.Columns.Count}\">")
                .Append(Encode(grid.Footer))
                .Append("</td></tr></tfoot>");
        }

        return html.Append("</table>").ToString();
    }

    private static string Class(GridColumn column) => column.IsNumeric ? " class=\"n\"" : "";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
