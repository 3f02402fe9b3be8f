namespace EcommerceNotebooks.Optimizations.Laboratory;

/// <summary>The temporary folder beside a warehouse in which the forms that are compared are written; it goes with all it holds.</summary>
internal sealed class LabFolder : IDisposable
{
    internal const string Slice = "slice.parquet";

    internal LabFolder(string beside)
    {
        Path = System.IO.Path.Combine(beside, $"optimizations-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    internal string Path { get; }

    internal string SlicePath => PathOf(Slice);

    /// <summary>Where instances spill to.</summary>
    internal string SpillPath => PathOf("spill");

    internal string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Bytes of a file, or of all files in a folder.</summary>
    internal long BytesOf(string name)
    {
        var path = PathOf(name);
        return Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
            : new FileInfo(path).Length;
    }

    /// <summary>Deletes what a technique left, so that the largest one decides how much room all of them take.</summary>
    internal void Clear()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Path).Where(file => file != SlicePath))
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
