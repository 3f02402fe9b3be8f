namespace CSharpKernel.Directives.Packages;

/// <summary>A package on disk: the files that code compiles against by name, those it runs with and its native libraries, all by full path.</summary>
internal sealed record RestoredPackage(
    string Name,
    string Version,
    IReadOnlyList<string> CompileNames,
    IReadOnlyList<string> RuntimePaths,
    IReadOnlyList<string> NativePaths
);
