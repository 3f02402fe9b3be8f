namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A column that gives values of one .NET type without boxing them.</summary>
internal interface IVectorReader<out T>
{
    /// <summary>The value of a row that is not NULL.</summary>
    T Read(int row);
}
