using EcommerceNotebooks.Ingest.Csv;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>One thing to take in: a file, or a CSV inside a .zip.</summary>
internal sealed record SourceFile
{
    /// <summary>Full path of the file on disk.</summary>
    internal required string File { get; init; }

    internal required SourceKind Kind { get; init; }

    /// <summary>The CSV's name inside a .zip.</summary>
    internal string? Entry { get; init; }

    internal required SourceFingerprint Fingerprint { get; init; }

    /// <summary>The CSV's header; null for Parquet.</summary>
    internal CsvHeader? Header { get; init; }

    /// <summary>What identifies the source's place.</summary>
    internal string Path => Entry is null ? File : $"{File}/{Entry}";

    /// <summary>The value of <c>source_file</c> with this many folders (0 or more) before the name.</summary>
    internal string NameWith(int folders)
    {
        string[] parts = Path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts[^Math.Min(folders + 1, parts.Length)..]);
    }
}
