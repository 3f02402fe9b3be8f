namespace EcommerceNotebooks.Published;

/// <summary>The size of a source in the lake, by which a published file is recognised.</summary>
/// <param name="SourceFile">The value of <c>source_file</c> in events_raw.</param>
/// <param name="Rows">Lines read, without the header.</param>
/// <param name="CsvBytes">Bytes of the CSV, unpacked.</param>
public sealed record SourceSize(string SourceFile, long Rows, long CsvBytes);
