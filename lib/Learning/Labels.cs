namespace EcommerceNotebooks.Learning;

/// <summary>Labels of two classes: 1 is positive, 0 is not.</summary>
internal static class Labels
{
    /// <summary>Refuses labels that do not fit the rows.</summary>
    /// <exception cref="ArgumentException">There is not one label a row, or one is neither 0 nor 1.</exception>
    internal static void Check(ReadOnlySpan<byte> labels, int rows, string parameter)
    {
        if (labels.Length != rows)
        {
            throw new ArgumentException($"There are {rows} rows and {labels.Length} labels.", parameter);
        }

        int other = labels.IndexOfAnyExcept((byte)0, (byte)1);
        if (other >= 0)
        {
            throw new ArgumentException($"Labels are 0 or 1; that of row {other} is {labels[other]}.", parameter);
        }
    }

    /// <summary>Refuses labels from which nothing can be learned.</summary>
    /// <exception cref="ArgumentException">As above, or there is no row, or all rows are of one class.</exception>
    internal static void CheckBothClasses(ReadOnlySpan<byte> labels, int rows, string parameter)
    {
        Check(labels, rows, parameter);
        if (rows == 0)
        {
            throw new ArgumentException("There are no rows.", parameter);
        }

        if (!labels.ContainsAnyExcept(labels[0]))
        {
            throw new ArgumentException(
                $"All {rows} labels are {labels[0]}: two classes are needed to tell them apart.",
                parameter
            );
        }
    }
}
