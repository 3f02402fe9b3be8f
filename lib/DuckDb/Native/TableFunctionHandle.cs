namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A table function before it is registered.</summary>
internal sealed class TableFunctionHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyTableFunction(&native);
}
