namespace Tests.Support;

/// <summary>A test of what only Linux tells of its processes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() =>
        Skip = OperatingSystem.IsLinux() ? null : "Whole processes are measured through Linux's account of them.";
}
