using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>What LightGBM says on this thread, which it would write to standard output otherwise.</summary>
internal sealed unsafe class NativeLog : IDisposable
{
    [ThreadStatic]
    private static StringBuilder? said;

    private readonly StringBuilder text = new();

    private NativeLog() { }

    /// <summary>What was said so far, a message a line; warnings and worse at the verbosity that training sets.</summary>
    internal IReadOnlyList<string> Messages =>
        [
            .. text.ToString()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Replace("[LightGBM] [Warning] ", "", StringComparison.Ordinal))
                .Distinct(),
        ];

    /// <summary>Listens from now on, on this thread, until it is disposed there.</summary>
    internal static NativeLog Capture()
    {
        NativeCalls.Check(NativeCalls.RegisterLogCallback(&Write));
        var log = new NativeLog();
        said = log.text;
        return log;
    }

    /// <summary>Listens no more. LightGBM goes on being silent: whoever else uses it on this thread brings its own listener.</summary>
    public void Dispose() => said = null;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Write(byte* part)
    {
        try
        {
            _ = said?.Append(Marshal.PtrToStringUTF8((nint)part));
        }
#pragma warning disable CA1031 // No exception may pass through native code, and a lost message is no reason to end.
        catch (Exception)
#pragma warning restore CA1031
        {
            said = null;
        }
    }
}
