using System.Xml;
using System.Xml.Linq;

namespace CSharpKernel.Completion;

/// <summary>Completion of package names and versions from what this machine has already installed; nothing is asked of a network.</summary>
internal static class PackageCompletion
{
    private const string FolderVariable = "NUGET_PACKAGES";

    /// <summary>Names for the text after "nuget:", or versions once a comma follows the name.</summary>
    public static CompletionList Complete(string typed, int position, int end)
    {
        var comma = typed.IndexOf(',', StringComparison.Ordinal);
        var part = comma < 0 ? typed.TrimStart() : typed[(comma + 1)..].TrimStart();
        var found = comma < 0 ? SuggestionOrder.Apply(Names(part), part) : Versions(typed[..comma].Trim(), part);
        return new CompletionList(found, position - part.Length, end);
    }

    /// <summary>Where packages are installed.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<Suggestion> Names(string typed) =>
        Children(Folder)
            .Where(folder => NameMatch.Rank(folder.Name, typed) is not null)
            .Select(folder => (folder, versions: Newest(folder)))
            .Where(package => package.versions.Length > 0)
            .Select(package => new Suggestion(
                SpelledName(package.folder, package.versions[0]),
                CompletionKind.Package,
                SuggestionRank.Expected
            )
            {
                Signature = "installed: " + string.Join(", ", package.versions.Take(3).Select(version => version.Name)),
            });

    // Newest first: the one most people want.
    private static CompletionItem[] Versions(string name, string typed) =>
        name.Length == 0 || name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()) || name is "." or ".."
            ? []
            :
            [
                .. Newest(new DirectoryInfo(Path.Combine(Folder, name.ToLowerInvariant())))
                    .Where(version => version.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                    .Select(version => new CompletionItem(version.Name, CompletionKind.Package, null)),
            ];

    private static DirectoryInfo[] Newest(DirectoryInfo package) =>
        [
            .. Children(package.FullName)
                .OrderByDescending(version =>
                    Version.TryParse(version.Name.Split('-', '+')[0], out var parsed) ? parsed : new Version(0, 0)
                )
                .ThenByDescending(version => version.Name, StringComparer.Ordinal),
        ];

    private static IEnumerable<DirectoryInfo> Children(string path)
    {
        var folder = new DirectoryInfo(path);
        return folder.Exists
            ? folder.EnumerateDirectories("*", new EnumerationOptions { IgnoreInaccessible = true })
            : [];
    }

    // Folders are in lower case; how the package spells itself stands in its description.
    private static string SpelledName(DirectoryInfo folder, DirectoryInfo version)
    {
        var description = Path.Combine(version.FullName, folder.Name + ".nuspec");
        try
        {
            return File.Exists(description)
                ? XDocument
                    .Load(description)
                    .Descendants()
                    .FirstOrDefault(element => element.Name.LocalName == "id")
                    ?.Value.Trim()
                    ?? folder.Name
                : folder.Name;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return folder.Name;
        }
    }
}
