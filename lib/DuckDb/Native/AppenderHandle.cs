namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>An appender; clear it first when its rows are not wanted, because releasing it writes what it still holds.</summary>
internal sealed class AppenderHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.AppenderDestroy(&native);
}
