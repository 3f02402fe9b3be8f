namespace EcommerceNotebooks.Display;

/// <summary>A list of formatters in the shape a notebook engine asks for: it creates the class and calls <see cref="CreateTypeFormatters"/>.</summary>
internal abstract class FormatterSource(params object[] formatters)
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
