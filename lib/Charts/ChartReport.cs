using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Charts;

/// <summary>An answer that is best seen as a chart: as a cell's last expression it shows <see cref="ToChart"/>.</summary>
[TypeFormatterSource(
    typeof(ChartReportFormatters),
    PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.PlainText]
)]
public abstract record ChartReport
{
    /// <summary>The answer as a chart.</summary>
    public abstract Chart ToChart();
}

/// <summary>The ways a <see cref="ChartReport"/> is shown in a notebook: those of its chart.</summary>
internal sealed class ChartReportFormatters()
    : FormatterSource(
        new MimeFormatter<ChartReport>(MimeTypes.Plotly, report => report.ToChart().ToPlotlyJson()),
        new MimeFormatter<ChartReport>(MimeTypes.Html, report => report.ToChart().ToHtml()),
        new MimeFormatter<ChartReport>(MimeTypes.PlainText, report => report.ToChart().ToString())
    );
