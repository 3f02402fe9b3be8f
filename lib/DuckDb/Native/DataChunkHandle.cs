namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A chunk of up to one vector size of rows.</summary>
internal sealed class DataChunkHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyDataChunk(&native);
}
