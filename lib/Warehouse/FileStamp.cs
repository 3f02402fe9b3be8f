namespace EcommerceNotebooks.Warehouse;

/// <summary>Tells one file at a path from another that took its place: by length and times, down to what the file system keeps of them.</summary>
/// <param name="Bytes">Length.</param>
/// <param name="ModifiedUtc">Last modification.</param>
/// <param name="CreatedUtc">Creation, where the file system knows it.</param>
public sealed record FileStamp(long Bytes, DateTime ModifiedUtc, DateTime CreatedUtc)
{
    /// <summary>The stamp of the file at a path, behind symbolic links; null where there is none. The file is not opened.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        }

        return file is { Exists: true }
            ? new FileStamp(file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc)
            : null;
    }
}
