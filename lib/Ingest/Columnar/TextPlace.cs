namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Where a text of a batch lies, in UTF-8; no bytes mean no value. Seven bytes behind it may be read too.</summary>
internal readonly unsafe record struct TextPlace(nint Start, int Length)
{
    internal ReadOnlySpan<byte> Bytes => new((byte*)Start, Length);
}
