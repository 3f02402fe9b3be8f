namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Takes what it wants of each chunk.</summary>
internal interface IColumnCollector
{
    void Take(ChunkReader chunks);
}
