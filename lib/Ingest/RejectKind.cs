namespace EcommerceNotebooks.Ingest;

/// <summary>The words used in <c>events_rejected.error_type</c>.</summary>
public static class RejectKind
{
    /// <summary>A field's text is not a value of its column's type, or would lose digits in it.</summary>
    public const string Cast = "CAST";

    /// <summary>The line has fewer fields than the header; an empty line too.</summary>
    public const string MissingColumns = "MISSING COLUMNS";

    /// <summary>The line has more fields than the header.</summary>
    public const string TooManyColumns = "TOO MANY COLUMNS";

    /// <summary>A quoted field never closes, or text follows its closing quote.</summary>
    public const string UnquotedValue = "UNQUOTED VALUE";

    /// <summary>A quoted field of one of the nine columns has a line break in it.</summary>
    public const string LineBreak = "LINE BREAK";

    /// <summary>The line's bytes are not UTF-8.</summary>
    public const string InvalidUtf8 = "INVALID UTF-8";

    /// <summary>The line holds a NUL byte, the mark of a torn write.</summary>
    public const string NulByte = "NUL BYTE";

    /// <summary>The line is longer than any event can be.</summary>
    public const string LineTooLong = "LINE TOO LONG";
}
