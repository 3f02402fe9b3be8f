namespace EcommerceNotebooks.Display;

/// <summary>An answer that is best seen as a table: as a cell's last expression it shows <see cref="ToTable"/>.</summary>
[TypeFormatterSource(typeof(TableReportFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public abstract record TableReport
{
    /// <summary>The answer as a table.</summary>
    public abstract Table ToTable();
}

/// <summary>The ways a <see cref="TableReport"/> is shown in a notebook: those of its table.</summary>
internal sealed class TableReportFormatters()
    : FormatterSource(
        new MimeFormatter<TableReport>(MimeTypes.Html, report => report.ToTable().ToHtml()),
        new MimeFormatter<TableReport>(MimeTypes.PlainText, report => report.ToTable().ToString())
    );
