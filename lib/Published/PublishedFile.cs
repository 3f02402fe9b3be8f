namespace EcommerceNotebooks.Published;

/// <summary>A published file, known by its size.</summary>
/// <param name="Name">Its name on Kaggle, unpacked.</param>
/// <param name="Rows">Rows without the header.</param>
/// <param name="Bytes">Bytes of the unpacked CSV.</param>
/// <param name="Sha256">Published SHA-256 of the unpacked CSV, lower-case hexadecimal, or null.</param>
public sealed record PublishedFile(string Name, long Rows, long Bytes, string? Sha256 = null)
{
    /// <summary>True when a source has this file's rows and bytes, whatever its name.</summary>
    public bool Matches(SourceSize source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Rows == Rows && source.CsvBytes == Bytes;
    }
}
