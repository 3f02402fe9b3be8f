namespace EcommerceNotebooks.Ingest;

/// <summary>Something that lay among the sources of a call and was not taken in.</summary>
/// <param name="Name">Its path below the folder, archive or glob that was named; folders end with <c>/</c>.</param>
/// <param name="Reason">Why, in a sentence without its full stop.</param>
/// <param name="IsFault">Whether it should have held events: a .csv, .tsv, .gz, .zip or .parquet that cannot be read, or a folder that cannot be opened.</param>
public sealed record PassedOverFile(string Name, string Reason, bool IsFault)
{
    // Reports are stored with notebooks: they name a file as they name its source, not by where it lies on this machine.
    internal static PassedOverFile Because(
        IngestException error,
        string path,
        string shown,
        string name,
        bool isFault
    ) => new(name, error.Message.Replace(path, shown, StringComparison.Ordinal).TrimEnd('.'), isFault);
}
