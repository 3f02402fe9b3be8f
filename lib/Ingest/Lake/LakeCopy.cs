namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>A file that holds the same events as a source of the lake; it is remembered so that it is not read again to find that out.</summary>
/// <param name="SameAs">The source's name.</param>
/// <param name="Path">Full path at the time of reading; inside a .zip, the archive's path, <c>/</c> and the entry's name.</param>
/// <param name="Entry">Name inside a .zip; null for other files.</param>
/// <param name="Bytes">Size of the file on disk, in bytes.</param>
/// <param name="ModifiedUtc">Last modification, UTC.</param>
/// <param name="EdgeHash">SHA-256 over the first and the last MiB of the file, lower-case hexadecimal.</param>
public sealed record LakeCopy(
    string SameAs,
    string Path,
    string? Entry,
    long Bytes,
    DateTime ModifiedUtc,
    string EdgeHash
);
