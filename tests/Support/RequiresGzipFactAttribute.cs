namespace Tests.Support;

/// <summary>A test that compares with the system's gzip; it skips where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresGzipFactAttribute : FactAttribute
{
    internal const string Gzip = "/usr/bin/gzip";

    public RequiresGzipFactAttribute() => Skip = File.Exists(Gzip) ? null : $"there is no {Gzip}";
}
