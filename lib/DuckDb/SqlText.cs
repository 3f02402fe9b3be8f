namespace EcommerceNotebooks.DuckDb;

/// <summary>Quoting for the few places where SQL takes no parameter: identifiers, paths and options.</summary>
public static class SqlText
{
    /// <summary>An identifier in double quotes, its own double quotes doubled; safe for any text without NUL.</summary>
    /// <exception cref="ArgumentException">The identifier is empty or holds a NUL character.</exception>
    public static string QuoteIdentifier(string identifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        return Quote(identifier, '"');
    }

    /// <summary>A text literal in single quotes, its own single quotes doubled; safe for any text without NUL.</summary>
    /// <exception cref="ArgumentException">The text holds a NUL character.</exception>
    public static string QuoteLiteral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Quote(text, '\'');
    }

    private static string Quote(string text, char quote)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"SQL text cannot hold the NUL character in '{text.Replace("\0", "\\0", StringComparison.Ordinal)}'."
            );
        }

        return $"{quote}{text.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal)}{quote}";
    }
}
