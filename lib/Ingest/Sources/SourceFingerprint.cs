using System.Security.Cryptography;
using EcommerceNotebooks.Ingest.Lake;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>Tells a file apart from others without reading all of it: size, modification time, and a hash of its first and last MiB.</summary>
internal sealed record SourceFingerprint(long Bytes, DateTime ModifiedUtc, string EdgeHash)
{
    private const int EdgeBytes = 1 << 20;

    internal static SourceFingerprint Of(string path)
    {
        using var file = Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[EdgeBytes];
        int read = file.ReadAtLeast(buffer, EdgeBytes, throwOnEndOfStream: false);
        hash.AppendData(buffer, 0, read);
        if (file.Length > read)
        {
            file.Position = Math.Max(read, file.Length - EdgeBytes);
            hash.AppendData(buffer, 0, file.ReadAtLeast(buffer, EdgeBytes, throwOnEndOfStream: false));
        }

        // A link's own time says nothing about the file it leads to.
        var info = new FileInfo(path);
        var modified = (info.ResolveLinkTarget(returnFinalTarget: true) ?? info).LastWriteTimeUtc;
        return new SourceFingerprint(file.Length, modified, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>SHA-256 of the whole file, lower-case hexadecimal.</summary>
    internal static string FullHash(string path)
    {
        using var file = Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    internal bool Matches(LakeSource source) => HasContentOf(source) && ModifiedUtc == source.ModifiedUtc;

    /// <summary>Size and edges are those of the source, so the content is almost certainly the same.</summary>
    internal bool HasContentOf(LakeSource source) => Bytes == source.Bytes && EdgeHash == source.EdgeHash;

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
}
