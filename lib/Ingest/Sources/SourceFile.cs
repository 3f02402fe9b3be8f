namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>One thing to take in: a file, or one inside a .zip.</summary>
internal sealed record SourceFile
{
    /// <summary>Full path of the file on disk.</summary>
    internal required string File { get; init; }

    /// <summary>What the file is; inside a .zip, what the entry is.</summary>
    internal required SourceKind Kind { get; init; }

    /// <summary>The name inside a .zip, with a number behind it where several entries have the same; null for other files.</summary>
    internal string? Entry { get; init; }

    /// <summary>The entry's place in the archive's directory.</summary>
    internal int EntryIndex { get; init; }

    internal required SourceFingerprint Fingerprint { get; init; }

    /// <summary>How reports name the file on disk: its path below the folder that was named, else its own name.</summary>
    internal required string Shown { get; init; }

    /// <summary>What identifies the source's place.</summary>
    internal string Path => Entry is null ? File : $"{File}/{Entry}";

    /// <summary>The value of <c>source_file</c> with this many folders (0 or more) before the name.</summary>
    internal string NameWith(int folders)
    {
        string[] parts = Path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts[^Math.Min(folders + 1, parts.Length)..]);
    }
}
