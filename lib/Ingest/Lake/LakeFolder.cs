using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>The lake's folder on disk: where files lie, how they get there, and what is removed from it.</summary>
internal sealed partial class LakeFolder
{
    /// <summary>Hive's name for the partition of rows without a value.</summary>
    internal const string NoValue = "__HIVE_DEFAULT_PARTITION__";

    private const string Rejected = "rejected";

    internal LakeFolder(string root)
    {
        Root = Path.GetFullPath(root);
        Manifests = new LakeManifests(Path.Combine(Root, "manifests"));
    }

    /// <summary>The lake of a shop.</summary>
    internal static LakeFolder Of(Shop shop) => new(shop.LakePath);

    internal string Root { get; }

    internal LakeManifests Manifests { get; }

    private string Staging => Path.Combine(Root, "staging");

    /// <summary>Full path of a file of the lake.</summary>
    internal string FullPath(LakeFile file) => Path.Combine(Root, file.Path);

    /// <summary>
    /// Takes the lake for writing until disposed. The operating system gives it back when the process ends, however it ends;
    /// a second writer gets an <see cref="IngestException"/> at once.
    /// </summary>
    internal FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IngestException($"The lake folder {Root} cannot be written: {error.Message}", error);
        }

        string path = Path.Combine(Root, ".lock");
        try
        {
            return new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.None
            );
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IngestException($"The lake folder {Root} cannot be written: {error.Message}", error);
        }
        catch (IOException error)
        {
            throw new IngestException(
                $"The lake {Root} is being written by another ingest, or cannot be written: {error.Message}",
                error
            );
        }
    }

    /// <summary>Removes what killed runs left: staging, and files of ours that no manifest mentions. The lake must be locked.</summary>
    internal void Clean()
    {
        Manifests.Clean();
        if (Directory.Exists(Staging))
        {
            Directory.Delete(Staging, recursive: true);
        }

        var mentioned = Manifests
            .All()
            .SelectMany(version => version.Files)
            .Select(FullPath)
            .ToHashSet(StringComparer.Ordinal);
        foreach (string path in DataFiles().Where(path => !mentioned.Contains(path)))
        {
            File.Delete(path);
            DeleteEmptyFolders(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>A new empty folder for the files of a run that is not yet visible.</summary>
    internal string CreateStaging()
    {
        Directory.CreateDirectory(Staging);
        return Staging;
    }

    /// <summary>Where a file with a source's events of one month (null: without a time) is kept, below the root.</summary>
    internal static string EventsPath(string source, int? year, int? month, string fileName)
    {
        string years = year?.ToString("D4", CultureInfo.InvariantCulture) ?? NoValue;
        string months = month?.ToString("D2", CultureInfo.InvariantCulture) ?? NoValue;
        return $"year={years}/month={months}/source_file={Encode(source)}/{fileName}.parquet";
    }

    /// <summary>Where a file with a source's rejected lines is kept, below the root.</summary>
    internal static string RejectsPath(string fileName) => $"{Rejected}/{fileName}.parquet";

    /// <summary>Moves a staged file to its place, on disk for good, and completes its description with size and hash.</summary>
    internal LakeFile Adopt(string stagedPath, LakeFile description)
    {
        string target = FullPath(description);
        using (var staged = new FileStream(stagedPath, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 0))
        {
            description = description with
            {
                Bytes = staged.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(staged)),
            };
            staged.Flush(flushToDisk: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(stagedPath, target, overwrite: false);
        FolderSync.Flush(Path.GetDirectoryName(target)!);
        return description;
    }

    private IEnumerable<string> DataFiles() =>
        Directory
            .EnumerateDirectories(Root)
            .Where(folder =>
                Path.GetFileName(folder) is var name
                && (name.StartsWith("year=", StringComparison.Ordinal) || name == Rejected)
            )
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories))
            .Where(path => OwnName().IsMatch(Path.GetFileName(path)));

    private void DeleteEmptyFolders(string folder)
    {
        while (folder.Length > Root.Length && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    // Hive readers decode %XX in a folder's name, so any source name can stand there.
    private static string Encode(string source)
    {
        string encoded = Uri.EscapeDataString(source);
        return encoded is "" or NoValue
            ? throw new IngestException($"'{source}' cannot be the name of a source.")
            : encoded;
    }

    [GeneratedRegex("^[0-9a-f]{16}-v[0-9]{6}\\.parquet$")]
    private static partial Regex OwnName();
}
