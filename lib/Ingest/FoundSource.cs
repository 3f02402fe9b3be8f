namespace EcommerceNotebooks.Ingest;

/// <summary>Something that can be taken in.</summary>
/// <param name="Name">Its path below the folder that was named, else its own name; inside an archive, with the archive before it.</param>
/// <param name="File">Full path of the file on disk; the archive's for what lies inside one.</param>
/// <param name="Bytes">The size of that file.</param>
public sealed record FoundSource(string Name, string File, long Bytes);
