namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Opens a CSV for one pass from beginning to end.</summary>
internal static class CsvFile
{
    internal static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
}
