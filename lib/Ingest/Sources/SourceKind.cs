namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>How a source's bytes are to be read, told by its first bytes and not by its name.</summary>
internal enum SourceKind
{
    Csv,
    Gzip,
    Zip,
    Parquet,
}
