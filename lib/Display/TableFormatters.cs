namespace EcommerceNotebooks.Display;

/// <summary>The ways a <see cref="Table"/> is shown in a notebook.</summary>
internal sealed class TableFormatters()
    : FormatterSource(
        new MimeFormatter<Table>(MimeTypes.Html, table => table.ToHtml()),
        new MimeFormatter<Table>(MimeTypes.PlainText, table => table.ToString())
    );
