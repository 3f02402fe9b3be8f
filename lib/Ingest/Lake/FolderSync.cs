using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>Brings a folder's entries to disk, so that a rename in it outlives a power cut. Windows does so by itself.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    internal static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(folder, ReadOnly);
        if (descriptor >= 0)
        {
            // Some file systems cannot flush a folder; the rename itself has happened all the same.
            _ = Fsync(descriptor);
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
