namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>A file that was written.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="CsvBytes">Bytes of the CSV text before compression; 0 for Parquet.</param>
/// <param name="CsvSha256">SHA-256 of the CSV text before compression, 64 lower-case hexadecimal digits; null for Parquet.</param>
/// <param name="FileBytes">Bytes on disk.</param>
/// <param name="Truth">What was written.</param>
public sealed record GeneratedFile(string Path, long CsvBytes, string? CsvSha256, long FileBytes, PlantedTruth Truth);
