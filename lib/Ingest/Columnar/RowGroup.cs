namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>A finished row group: the bytes of its chunks one after another, and what the footer says of them.</summary>
internal sealed record RowGroup(int Rows, IReadOnlyList<ColumnChunk> Chunks, ByteBuffer Bytes);
