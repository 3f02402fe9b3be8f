namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A column that takes values of one .NET type.</summary>
internal interface IVectorWriter<in T>
{
    void Write(int row, T value);
}
