namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>Start-up options of a database.</summary>
internal sealed class ConfigurationHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyConfig(&native);
}
