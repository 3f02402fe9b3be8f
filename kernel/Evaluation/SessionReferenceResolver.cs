using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace CSharpKernel.Evaluation;

/// <summary>Finds the assembly of an <c>#r</c>: relative to the file that names it, then to the base folder, then beside assemblies referenced earlier.</summary>
internal sealed class SessionReferenceResolver(string baseDirectory) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver inner = ScriptMetadataResolver.Default.WithBaseDirectory(baseDirectory);
    private readonly List<string> folders = [];
    private readonly Lock gate = new();

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    )
    {
        var found = inner.ResolveReference(reference, baseFilePath, properties);
        if (found.IsDefaultOrEmpty && Beside(reference) is { } neighbour)
        {
            found = inner.ResolveReference(neighbour, baseFilePath, properties);
        }

        if (!found.IsDefaultOrEmpty)
        {
            foreach (var path in found.Select(item => item.FilePath).OfType<string>())
            {
                Remember(Path.GetDirectoryName(path)!);
            }
        }

        return found;
    }

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition,
        AssemblyIdentity referenceIdentity
    )
    {
        if (inner.ResolveMissingAssembly(definition, referenceIdentity) is { } known)
        {
            return known;
        }

        return Beside(referenceIdentity.Name + ".dll") is { } path ? MetadataReference.CreateFromFile(path) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private void Remember(string folder)
    {
        lock (gate)
        {
            if (!folders.Contains(folder, StringComparer.Ordinal))
            {
                folders.Add(folder);
            }
        }
    }

    private string? Beside(string fileName)
    {
        if (Path.IsPathRooted(fileName))
        {
            return null;
        }

        lock (gate)
        {
            return folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
        }
    }
}
