namespace EcommerceNotebooks.Display;

/// <summary>Shows a <typeparamref name="T"/> in one MIME type, in the shape notebook engines call by reflection.</summary>
internal sealed class MimeFormatter<T>(string mimeType, Func<T, string> render)
{
    /// <summary>The MIME type of what <see cref="Format"/> writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value and returns true, or returns false for a value of another type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (instance is not T value)
        {
            return false;
        }

        writer.Write(render(value));
        return true;
    }
}
