namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>An open database instance.</summary>
internal sealed class DatabaseHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.Close(&native);
}
