using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Charts;

/// <summary>The ways a <see cref="Chart"/> is shown in a notebook.</summary>
internal sealed class ChartFormatters()
    : FormatterSource(
        new MimeFormatter<Chart>(MimeTypes.Plotly, chart => chart.ToPlotlyJson()),
        new MimeFormatter<Chart>(MimeTypes.Html, chart => chart.ToHtml()),
        new MimeFormatter<Chart>(MimeTypes.PlainText, chart => chart.ToString())
    );
