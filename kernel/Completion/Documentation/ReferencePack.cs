namespace CSharpKernel.Completion.Documentation;

/// <summary>
/// The documentation of the running framework: the XML files of the reference pack, which an SDK brings. The runtime's own assemblies are divided up
/// differently, so the pack is searched as a whole.
/// </summary>
internal static class ReferencePack
{
    private const string PackName = "Microsoft.NETCore.App.Ref";

    /// <summary>The folder the running framework's assemblies lie in.</summary>
    public static string FrameworkFolder { get; } =
        Path.GetDirectoryName(typeof(object).Assembly.Location) ?? AppContext.BaseDirectory;

    private static readonly Lazy<DocumentationIndex> LazyIndex = new(() =>
        DocumentationIndex.Of(Files(FrameworkFolder, Environment.Version))
    );

    /// <summary>The index, made when it is first asked for; empty where no pack is installed.</summary>
    public static DocumentationIndex Index => LazyIndex.Value;

    /// <summary>The XML files of the pack that fits the framework best: the same version, else the newest of the same line (10.0), else the newest of all.</summary>
    public static IReadOnlyList<string> Files(string frameworkFolder, Version framework)
    {
        var packs = Folders(frameworkFolder)
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder))
            .Select(folder => (folder, version: VersionOf(folder)))
            .Where(pack => pack.version is not null)
            .OrderByDescending(pack => pack.version == framework)
            .ThenByDescending(pack => (pack.version!.Major, pack.version.Minor) == (framework.Major, framework.Minor))
            .ThenByDescending(pack => pack.version)
            .ThenBy(pack => pack.folder, StringComparer.Ordinal);
        return packs.Select(pack => FilesOf(pack.folder)).FirstOrDefault(files => files.Length > 0) ?? [];
    }

    // Beside the framework (root/shared/Microsoft.NETCore.App/10.0.0 and root/packs), where DOTNET_ROOT says, and among the packages a build restored.
    private static IEnumerable<string> Folders(string frameworkFolder)
    {
        yield return Path.GetFullPath(Path.Combine(frameworkFolder, "..", "..", "..", "packs", PackName));
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
        {
            yield return Path.Combine(root, "packs", PackName);
        }

        yield return Path.Combine(PackageCompletion.Folder, PackName.ToLowerInvariant());
    }

    private static Version? VersionOf(string folder) =>
        Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : null;

    private static string[] FilesOf(string pack)
    {
        var references = Path.Combine(pack, "ref");
        return Directory.Exists(references)
            ?
            [
                .. Directory
                    .EnumerateFiles(references, "*.xml", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }
}
