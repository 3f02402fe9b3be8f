using System.Reflection;

namespace CSharpKernel.Evaluation;

/// <summary>What a fresh session starts with.</summary>
public sealed record EvaluatorOptions
{
    /// <summary>The folder against which <c>#r</c>, <c>#load</c> and the paths shown in errors are resolved; the current folder by default.</summary>
    public string BaseDirectory { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Namespaces, and types whose static members are in scope, imported before the first cell.</summary>
    public IReadOnlyList<string> Imports { get; init; } = DefaultImports;

    /// <summary>Assemblies of this process, besides the kernel's own, that cells share with it, so that a type has one identity on both sides.</summary>
    public IReadOnlyList<Assembly> SharedAssemblies { get; init; } = [];

    /// <summary>How long a cell may take to stop, once asked to, before its session is given up.</summary>
    public TimeSpan StopGracePeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The namespaces every session imports.</summary>
    public static IReadOnlyList<string> DefaultImports { get; } =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        "System.IO",
    ];
}
