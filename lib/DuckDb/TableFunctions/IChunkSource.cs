namespace EcommerceNotebooks.DuckDb.TableFunctions;

/// <summary>Rows that a query reads from a table function, written into DuckDB's own vectors chunk by chunk, in order and by one thread at a time.</summary>
internal interface IChunkSource
{
    /// <summary>Names and types of the columns.</summary>
    IReadOnlyList<(string Name, DuckDbTypeId Type, byte Precision, byte Scale)> Columns { get; }

    /// <summary>Writes the next rows, at most the chunk's capacity, and returns how many; 0 ends the table.</summary>
    int Fill(ChunkWriter chunk);
}
