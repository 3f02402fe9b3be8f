namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>How a source's bytes are to be read, told by its first bytes and not by its name.</summary>
internal enum SourceKind
{
    /// <summary>Text with a header line.</summary>
    Csv,

    /// <summary>One packed file.</summary>
    Gzip,

    /// <summary>An archive of files.</summary>
    Zip,

    /// <summary>A Parquet file.</summary>
    Parquet,
}
