using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace CSharpKernel.Evaluation;

/// <summary>Finds the assembly of an <c>#r</c>: relative to the file that names it, then to the base folder, then beside assemblies referenced earlier; what is loaded is a copy.</summary>
internal sealed class SessionReferenceResolver(
    string baseDirectory,
    Action<AssemblyIdentity, string>? registerDependency = null
) : MetadataReferenceResolver, IDisposable
{
    private readonly ScriptMetadataResolver inner = ScriptMetadataResolver.Default.WithBaseDirectory(baseDirectory);
    private readonly AssemblyCopies copies = new(registerDependency);
    private readonly List<string> folders = [];
    private readonly Lock gate = new();

    public override bool ResolveMissingAssemblies => true;

    /// <summary>The folders of the assemblies referenced so far, the first first.</summary>
    public IReadOnlyList<string> Folders
    {
        get
        {
            lock (gate)
            {
                return [.. folders];
            }
        }
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    )
    {
        var found = Find(reference, baseFilePath, properties);
        return found.IsDefaultOrEmpty ? [] : [.. found.Select(CopyOf)];
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

        return Beside(referenceIdentity.Name + ".dll") is { } path
            ? MetadataReference.CreateFromFile(copies.PathFor(path))
            : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Whether the file that a reference names has other contents than the copy that was made of it.</summary>
    public bool IsOutdated(string reference, string? baseFilePath)
    {
        var found = Find(reference, baseFilePath, MetadataReferenceProperties.Assembly);
        return !found.IsDefaultOrEmpty && found.Select(item => item.FilePath).OfType<string>().Any(copies.IsOutdated);
    }

    public void Dispose() => copies.Dispose();

    private ImmutableArray<PortableExecutableReference> Find(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    )
    {
        var found = inner.ResolveReference(reference, baseFilePath, properties);
        return found.IsDefaultOrEmpty && Beside(reference) is { } neighbour
            ? inner.ResolveReference(neighbour, baseFilePath, properties)
            : found;
    }

    private PortableExecutableReference CopyOf(PortableExecutableReference original)
    {
        if (original.FilePath is not { } path)
        {
            return original;
        }

        Remember(Path.GetDirectoryName(path)!);
        var copy = copies.PathFor(path);
        return copy == path ? original : MetadataReference.CreateFromFile(copy, original.Properties);
    }

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

        return Folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
    }
}
