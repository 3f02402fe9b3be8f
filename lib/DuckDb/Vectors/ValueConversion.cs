namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>Turns a value that was read into the .NET type asked for, where the reader itself has no direct way.</summary>
internal static class ValueConversion
{
    /// <summary>The value as <typeparamref name="T"/>: itself, a nullable of it, an enum by name, or a collection element by element.</summary>
    /// <exception cref="InvalidCastException">There is no conversion without loss.</exception>
    internal static T To<T>(object value, DuckDbType type)
    {
        if (value is T same)
        {
            return same;
        }

        var wanted = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (wanted.IsEnum && value is string name && Enum.TryParse(wanted, name, ignoreCase: true, out var member))
        {
            return (T)member;
        }

        throw Refused(typeof(T), type);
    }

    internal static InvalidCastException Refused(Type wanted, DuckDbType type) =>
        new($"A value of the SQL type {type} cannot be read as {wanted.Name}: read its own type or cast it in SQL.");
}
