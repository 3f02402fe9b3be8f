namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A connection to a database instance.</summary>
internal sealed class ConnectionHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.Disconnect(&native);
}
