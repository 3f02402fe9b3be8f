namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>One line that was not taken in, and why.</summary>
/// <param name="Line">Physical line of the file; the header is line 1. For Parquet, the row (first = 1).</param>
/// <param name="Column">The column at fault, or null when it is the whole line.</param>
/// <param name="Kind">One of <see cref="RejectKind"/>.</param>
/// <param name="Message">What is wrong with which text.</param>
/// <param name="Raw">The line as text.</param>
internal readonly record struct Reject(long Line, string? Column, string Kind, string Message, string Raw);
