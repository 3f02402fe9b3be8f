namespace EcommerceNotebooks.Ingest;

/// <summary>A new file that is written once. A limit on its size, as of the file system or the user, is an <see cref="IOException"/> like a full disk.</summary>
internal sealed class StagingFile(string path)
    : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0)
{
    // The framework leads the other synchronous ways of writing here.
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            base.Write(buffer, offset, count);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // The framework reports the system's "file too large" as a wrong argument.
            throw new IOException($"{Name} cannot grow beyond {Position} bytes.", error);
        }
    }
}
