using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Evaluation;

/// <summary>References to every assembly of the running .NET framework, and to nothing of the host program.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyAll = new(Load);

    public static IReadOnlyList<MetadataReference> All => LazyAll.Value;

    /// <summary>Whether the framework brings the assembly, in this version or a later one.</summary>
    public static bool Offer(AssemblyName assembly) =>
        Paths()
            .Where(path => Path.GetFileNameWithoutExtension(path) == assembly.Name)
            .Any(path => AssemblyName.GetAssemblyName(path).Version >= assembly.Version);

    private static IReadOnlyList<MetadataReference> Load() =>
        [.. Paths().Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Paths()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return trusted
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == folder);
    }
}
