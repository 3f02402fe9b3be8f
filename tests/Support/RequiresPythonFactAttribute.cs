namespace Tests.Support;

/// <summary>A test that asks Python, or one of its Jupyter packages, and skips with a reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresPythonFactAttribute : FactAttribute
{
    public RequiresPythonFactAttribute(params string[] modules)
    {
        if (Python.Path is null)
        {
            Skip = "No /usr/bin/python3; the variable PYTHON can name another";
        }
        else if (Python.Missing(modules) is { Count: > 0 } missing)
        {
            Skip = $"{Python.Path} has no {string.Join(", ", missing)}";
        }
    }
}
