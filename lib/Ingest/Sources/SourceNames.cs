namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>What the name of a file or folder says about it; the same rules hold on disk and inside a .zip.</summary>
internal static class SourceNames
{
    internal const string HiddenFolder = "hidden or system folder";
    internal const string HiddenFile = "hidden or temporary file";

    private static readonly string[] DataEndings = [".csv", ".tsv", ".gz", ".zip", ".parquet", ".parq", ".pq"];

    // Beside all names that begin with a dot: what operating systems, network drives and Spark keep beside data.
    private static readonly string[] SystemFolders =
    [
        "__MACOSX",
        "$RECYCLE.BIN",
        "#recycle",
        "@eaDir",
        "System Volume Information",
        "lost+found",
        "_temporary",
        "_delta_log",
        "_spark_metadata",
    ];

    /// <summary>The endings that a folder's files are looked for by, for messages.</summary>
    internal static string Endings => string.Join(", ", [.. DataEndings, ".txt"]);

    internal static bool IsHiddenFolder(string name) =>
        (name.StartsWith('.') && name is not ("." or ".."))
        || SystemFolders.Contains(name, StringComparer.OrdinalIgnoreCase);

    internal static bool IsHiddenFile(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~');

    /// <summary>Whether the ending promises events, so that a file of another content is a fault.</summary>
    internal static bool IsData(string name) =>
        Array.Exists(DataEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the content decides: a .txt, or a part file without an ending (a number or a date is none).</summary>
    internal static bool MayBeData(string name)
    {
        string ending = Path.GetExtension(name);
        return ending.Equals(".txt", StringComparison.OrdinalIgnoreCase)
            || ending.AsSpan().TrimStart('.').IndexOfAnyExceptInRange('-', '9') < 0;
    }

    /// <summary>Why a file of another ending is passed over.</summary>
    internal static string Unread(string name) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".bz2" or ".xz" or ".zst" or ".lz4" or ".7z" or ".rar" or ".tar" or ".tgz" or ".z" =>
                "packed in a way that is not read: unpack it, or pack it as .gz or .zip",
            var ending => $"its ending {ending} is none of those read: {Endings}",
        };
}
