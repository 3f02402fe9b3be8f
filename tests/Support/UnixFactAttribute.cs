namespace Tests.Support;

/// <summary>A test of what the kernel does on Linux and macOS alone; it skips with a reason on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has neither these signals nor files that can be written over while loaded";
        }
    }
}
