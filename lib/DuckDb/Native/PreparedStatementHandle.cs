namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A prepared statement.</summary>
internal sealed class PreparedStatementHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyPrepare(&native);
}
