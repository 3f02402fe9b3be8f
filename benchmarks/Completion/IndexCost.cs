using System.Diagnostics;
using CSharpKernel.Completion.Documentation;

namespace Benchmarks.Completion;

/// <summary>What finding the framework's documentation costs.</summary>
/// <param name="Members">Members that are documented.</param>
/// <param name="FileMegabytes">Size of the documentation files, in millions of bytes.</param>
/// <param name="MemoryMegabytes">Memory the index keeps, in millions of bytes.</param>
/// <param name="BuildMilliseconds">Reading through the files once; they are in the operating system's cache.</param>
internal sealed record IndexCost(int Members, double FileMegabytes, double MemoryMegabytes, double BuildMilliseconds)
{
    private const double BytesPerMegabyte = 1e6;

    /// <summary>Builds the index of the running framework's documentation twice and measures the second time.</summary>
    internal static IndexCost Measure()
    {
        var files = ReferencePack.Files(ReferencePack.FrameworkFolder, Environment.Version);
        DocumentationIndex.Of(files);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var index = DocumentationIndex.Of(files);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(index);
        return new IndexCost(
            index.Count,
            files.Sum(file => new FileInfo(file).Length) / BytesPerMegabyte,
            kept / BytesPerMegabyte,
            elapsed
        );
    }
}
