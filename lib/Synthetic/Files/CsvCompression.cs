namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>How a CSV file is packed.</summary>
public enum CsvCompression
{
    /// <summary>Plain text, .csv.</summary>
    None,

    /// <summary>gzip, .csv.gz.</summary>
    Gzip,

    /// <summary>A zip archive with the one file, as Kaggle delivers it, .csv.zip.</summary>
    Zip,
}
