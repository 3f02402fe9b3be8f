using Benchmarks.Kernel;

namespace Tests.Support;

/// <summary>A test under Microsoft's notebook runtime, some with modules of Python; it skips with a reason where the tool or a module is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresDotnetInteractiveFactAttribute : FactAttribute
{
    public RequiresDotnetInteractiveFactAttribute(params string[] modules) =>
        Skip =
            DotnetInteractive.Program is null ? DotnetInteractiveTool.Missing
            : modules.Length > 0 && Python.Path is null ? "No /usr/bin/python3; the variable PYTHON can name another"
            : Python.Missing(modules) is { Count: > 0 } missing ? $"{Python.Path} has no {string.Join(", ", missing)}"
            : null;

    /// <summary>Whether the test reads what Linux tells of processes under /proc.</summary>
    public bool ReadsProc
    {
        get => field;
        set
        {
            field = value;
            Skip ??=
                value && !OperatingSystem.IsLinux() ? "Only Linux tells what a process listens on, under /proc" : null;
        }
    }
}
