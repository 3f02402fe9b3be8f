namespace Tests.Support;

/// <summary>A test of signals and process ids as Unix knows them; skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresUnixFactAttribute : FactAttribute
{
    public RequiresUnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no signals between processes";
        }
    }
}
