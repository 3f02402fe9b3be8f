namespace Tests.Support;

/// <summary>A test under Microsoft's notebook runtime; it skips with a reason where the tool is not restored.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresDotnetInteractiveFactAttribute : FactAttribute
{
    public RequiresDotnetInteractiveFactAttribute() =>
        Skip = DotnetInteractive.Program is null
            ? "The local tool dotnet-interactive is missing: run dotnet tool restore"
            : null;
}
