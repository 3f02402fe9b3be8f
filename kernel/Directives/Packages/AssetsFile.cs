using System.Text.Json;

namespace CSharpKernel.Directives.Packages;

/// <summary>Reads NuGet's <c>project.assets.json</c>: the packages of one platform, those that others need included, with their files.</summary>
internal static class AssetsFile
{
    // A package that has nothing to add to a framework says so with an empty file of this name.
    private const string Nothing = "_._";

    /// <summary>The packages in the file's order.</summary>
    /// <exception cref="PackageRestoreException">The file is not what NuGet writes, or a package is not on disk.</exception>
    public static IReadOnlyList<RestoredPackage> Read(string json, RestorePlan plan)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var target = root.GetProperty("targets").GetProperty($"{plan.Framework}/{plan.RuntimeIdentifier}");
            string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
            var libraries = root.GetProperty("libraries");
            return
            [
                .. target
                    .EnumerateObject()
                    .Where(library => library.Value.GetProperty("type").GetString() == "package")
                    .Select(library => Package(library, libraries, folders)),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PackageRestoreException("the restore wrote no assets file that this kernel can read.");
        }
    }

    private static RestoredPackage Package(JsonProperty library, JsonElement libraries, IReadOnlyList<string> folders)
    {
        var identity = library.Name.Split('/');
        var path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
        var folder =
            folders.Select(root => Path.Combine(root, path)).FirstOrDefault(Directory.Exists)
            ?? throw new PackageRestoreException($"the package {identity[0]} {identity[1]} is not on disk.");
        return new RestoredPackage(
            identity[0],
            identity[1],
            [.. Files(library.Value, "compile").Select(file => Path.GetFileName(file))],
            [.. Files(library.Value, "runtime").Select(file => FullPath(folder, file))],
            [.. Files(library.Value, "native").Select(file => FullPath(folder, file))]
        );
    }

    private static IEnumerable<string> Files(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var files)
            ? files.EnumerateObject().Select(file => file.Name).Where(file => Path.GetFileName(file) != Nothing)
            : [];

    private static string FullPath(string folder, string file) => Path.GetFullPath(Path.Combine(folder, file));
}
