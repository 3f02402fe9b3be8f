using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Evaluation;

/// <summary>An assembly of a folder: what it is and what it asks for, read from its metadata.</summary>
internal sealed record NeighbourAssembly(
    string Path,
    AssemblyIdentity Identity,
    ImmutableArray<AssemblyIdentity> References
)
{
    /// <summary>All assemblies of a folder; files that are none are left out.</summary>
    public static IReadOnlyList<NeighbourAssembly> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.dll").Select(Read).OfType<NeighbourAssembly>()];

    /// <summary>The file names of those that some neighbour asks for in another version: the script engine's loader would load them once for each version.</summary>
    public static HashSet<string> AskedForInOtherVersions(IReadOnlyList<NeighbourAssembly> assemblies)
    {
        var asked = assemblies.SelectMany(each => each.References).ToLookup(each => each.Name, each => each.Version);
        return
        [
            .. assemblies
                .Where(each => asked[each.Identity.Name].Any(version => version != each.Identity.Version))
                .Select(each => System.IO.Path.GetFileName(each.Path)),
        ];
    }

    private static NeighbourAssembly? Read(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata || file.GetMetadataReader() is not { IsAssembly: true } metadata)
            {
                return null;
            }

            return new NeighbourAssembly(
                path,
                IdentityOf(metadata.GetAssemblyDefinition().GetAssemblyName()),
                [
                    .. metadata.AssemblyReferences.Select(each =>
                        IdentityOf(metadata.GetAssemblyReference(each).GetAssemblyName())
                    ),
                ]
            );
        }
        catch (Exception exception)
            when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            // No assembly, or one that cannot be read: using it will tell.
            return null;
        }
    }

    private static AssemblyIdentity IdentityOf(System.Reflection.AssemblyName name) =>
        new(name.Name, name.Version, name.CultureName, [.. name.GetPublicKeyToken() ?? []]);
}
