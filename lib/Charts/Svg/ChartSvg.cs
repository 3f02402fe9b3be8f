using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcommerceNotebooks.Charts.Figures;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws a whole chart: title, cells, legend.</summary>
internal static class ChartSvg
{
    private const double HeadingHeight = 36;
    private const double CellTitleHeight = 22;

    private const string Style = """
        <style>
        .en-svg{max-width:100%;height:auto;color:var(--vscode-editor-foreground,var(--jp-content-font-color1,inherit))}
        .en-svg text{fill:currentColor;font:12px var(--vscode-font-family,var(--jp-ui-font-family,system-ui,sans-serif))}
        .en-svg .h{font-size:16px;font-weight:600}
        .en-svg .c{font-size:13px;font-weight:600}
        .en-svg .m{fill-opacity:.8;font-size:11px}
        .en-svg .big{font-size:38px}
        .en-svg .grid{stroke:currentColor;stroke-opacity:.15}
        .en-svg .axis{stroke:currentColor;stroke-opacity:.55}
        .en-svg .mark{stroke:currentColor;stroke-opacity:.75}
        </style>
        """;

    internal static string Render(Chart chart)
    {
        (int width, int height) = (ChartFrame.Width(chart), ChartFrame.Height(chart));
        var body = new SvgWriter();
        var colours = new ChartColours(chart);
        var page = new Box(8, 6, width - 16, height - 12);
        if (chart.Heading is { } heading)
        {
            body.Text(page.Left, page.Top + 18, TextWidth.Fit(heading, page.Width, 16), cssClass: "h");
            page = page.Inset(0, HeadingHeight, 0, 0);
        }

        if (colours.HasLegend)
        {
            page = SvgLegend.Draw(body, colours, page);
        }

        for (int i = 0; i < chart.Cells.Length; i++)
        {
            DrawCell(body, chart.Cells[i], colours, CellBox(chart, page, i));
        }

        return Frame(chart, width, height, body.ToString());
    }

    private static Box CellBox(Chart chart, Box page, int index)
    {
        const double gap = 18;
        double width = (page.Width - (gap * (chart.ColumnCount - 1))) / chart.ColumnCount;
        int[] asked = ChartFrame.RowHeights(chart);
        double scale = (page.Height - (gap * (chart.RowCount - 1))) / asked.Sum();
        (int row, int column) = (index / chart.ColumnCount, index % chart.ColumnCount);
        double top = page.Top + asked.Take(row).Sum(height => (height * scale) + gap);
        return new Box(page.Left + (column * (width + gap)), top, width, asked[row] * scale);
    }

    private static void DrawCell(SvgWriter svg, ChartCell cell, ChartColours colours, Box box)
    {
        if (cell.Title is { } title)
        {
            svg.Text(box.MiddleX, box.Top + 14, TextWidth.Fit(title, box.Width, 13), "middle", "c");
            box = box.Inset(0, CellTitleHeight, 0, 0);
        }

        switch (cell.Kind)
        {
            case CellKind.Cartesian or CellKind.Heatmap:
                CartesianCell.Draw(svg, cell, colours, box);
                break;
            case CellKind.Funnel:
                FunnelCell.Draw(svg, cell.Traces[0], colours, box);
                break;
            case CellKind.Scene:
                SceneCell.Draw(svg, cell, colours, box);
                break;
            case CellKind.Pie:
                PieCell.Draw(svg, cell.Traces[0], colours, box);
                break;
            case CellKind.Sankey:
                SankeyCell.Draw(svg, SankeyFlow.Of(cell.Traces[0]), box);
                break;
            case CellKind.Treemap:
                TreemapCell.Draw(svg, cell.Traces[0], colours, box);
                break;
            default:
                svg.Text(box.MiddleX, box.MiddleY, TextWidth.Fit(cell.EmptyReason ?? "", box.Width), "middle");
                break;
        }
    }

    private static string Frame(Chart chart, int width, int height, string body)
    {
        string summary = ChartSummary.Write(chart);
        string id =
            "en" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(summary + body)).AsSpan(0, 6));
        string title = SvgWriter.Escape(chart.Heading ?? summary.Split('\n')[0]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"en-svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}t {id}d\">\n<title id=\"{id}t\">{title}</title>\n<desc id=\"{id}d\">{System.Net.WebUtility.HtmlEncode(summary)}</desc>\n{Style}\n{body}</svg>"
        );
    }
}
