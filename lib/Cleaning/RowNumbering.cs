namespace EcommerceNotebooks.Cleaning;

/// <summary>How the rows of a temporary table are numbered: one after the other, from <paramref name="FirstRow"/>.</summary>
internal sealed record RowNumbering(long Rows, long FirstRow);
