namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>How one stored number becomes another; a static method, so that the copying loop is compiled for it.</summary>
internal interface INumberConversion<TStored, T>
{
    /// <summary>Converts a value; the scale is that of a DECIMAL, else 0.</summary>
    static abstract T Convert(TStored value, int scale);
}
