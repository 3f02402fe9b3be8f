namespace EcommerceNotebooks.Warehouse;

/// <summary>Writes names and texts into SQL in the few places where the language takes no parameter (table and column names, paths in a view's definition).</summary>
public static class SqlQuoting
{
    /// <summary>The name of a table or column in double quotes, with quotes inside it doubled.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds a zero character.</exception>
    public static string Identifier(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Quote(name, '"', nameof(name));
    }

    /// <summary>Several names as one list, in the order given: "a", "b".</summary>
    /// <exception cref="ArgumentException">The list or a name is empty, or a name holds a zero character.</exception>
    public static string Identifiers(IEnumerable<string> names)
    {
        var list = string.Join(", ", names.Select(Identifier));
        ArgumentException.ThrowIfNullOrEmpty(list, nameof(names));
        return list;
    }

    /// <summary>The name of a table or view as the value of a parameter of <c>query_table</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty, or holds a zero character or a double quote, which the function cannot be given.</exception>
    internal static string Relation(string name) =>
        Identifier(name) is var quoted && !name.Contains('"', StringComparison.Ordinal)
            ? quoted
            : throw new ArgumentException(
                $"The relation {name} cannot be asked for by name, as that holds a double quote: make a view of it.",
                nameof(name)
            );

    /// <summary>A text as a SQL string literal, with quotes inside it doubled.</summary>
    /// <exception cref="ArgumentException">The text holds a zero character.</exception>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Quote(text, '\'', nameof(text));
    }

    private static string Quote(string text, char quote, string parameterName)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"{parameterName} must not hold a zero character.", parameterName);
        }

        return $"{quote}{text.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}";
    }
}
