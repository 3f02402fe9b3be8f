using CSharpKernel.Evaluation;
using Tests.Support;

namespace Tests.Kernel.Evaluation;

public class AssemblyCopiesTests
{
    [Fact]
    public void Execute_LibraryWrittenOverWhileItIsLoaded_RunsOn()
    {
        using var folder = new TemporaryFolder();
        var methods = string.Concat(
            Enumerable
                .Range(0, 300)
                .Select(number =>
                    $"public static int M{number}() {{ var text = \"number {number}\"; return int.Parse(text.Substring(7)); }}\n"
                )
        );
        TestLibrary.Compile(folder.Path, "Large", $"namespace Large; public static class Methods {{ {methods} }}");
        using var child = ChildProcess.Start(OverwriteScenario.Name, folder.Path);
        Assert.Equal(0, child.WaitForExit());
    }

    [UnixFact]
    public void PathFor_Assembly_IsACopyWithAllElseOfItsFolderLinkedBesideIt()
    {
        using var folder = new TemporaryFolder();
        var original = Write(folder, "a.dll");
        Write(folder, "b.dll");
        Write(folder, "native.so");
        Write(folder, "runtimes/linux-x64/native/c.so");
        using var copies = new AssemblyCopies();
        var copy = copies.PathFor(original);
        Assert.NotEqual(original, copy);
        var mirror = Path.GetDirectoryName(copy)!;
        Assert.Equal("a.dll", File.ReadAllText(copy));
        Assert.Null(new FileInfo(copy).LinkTarget);
        Assert.Null(new FileInfo(Path.Combine(mirror, "b.dll")).LinkTarget);
        Assert.Equal(
            Path.Combine(folder.Path, "native.so"),
            new FileInfo(Path.Combine(mirror, "native.so")).LinkTarget
        );
        Assert.Equal(
            "runtimes/linux-x64/native/c.so",
            File.ReadAllText(Path.Combine(mirror, "runtimes/linux-x64/native/c.so"))
        );
        Assert.Equal(copy, copies.PathFor(copy));
    }

    [UnixFact]
    public void PathFor_FileChangedAndFileAddedLater_KeepsTheOneAndTakesInTheOther()
    {
        using var folder = new TemporaryFolder();
        var first = Write(folder, "a.dll");
        using var copies = new AssemblyCopies();
        var copy = copies.PathFor(first);
        Assert.False(copies.IsOutdated(first));
        File.WriteAllText(first, "newer");
        File.SetLastWriteTimeUtc(first, DateTime.UtcNow.AddSeconds(5));
        Assert.Equal(copy, copies.PathFor(first));
        Assert.Equal("a.dll", File.ReadAllText(copy));
        Assert.True(copies.IsOutdated(first));
        Assert.Equal("later.dll", File.ReadAllText(copies.PathFor(Write(folder, "later.dll"))));
    }

    [UnixFact]
    public void Dispose_Copies_AreDeletedAndOriginalsKept()
    {
        using var folder = new TemporaryFolder();
        var original = Write(folder, "a.dll");
        Write(folder, "inner/native.so");
        string copy;
        using (var copies = new AssemblyCopies())
        {
            copy = copies.PathFor(original);
        }

        Assert.False(File.Exists(copy));
        Assert.True(File.Exists(original));
        Assert.True(File.Exists(Path.Combine(folder.Path, "inner/native.so")));
    }

    [Fact]
    public void PathFor_FrameworkAssembly_IsUsedAsItIs()
    {
        using var copies = new AssemblyCopies();
        var path = typeof(object).Assembly.Location;
        Assert.Equal(path, copies.PathFor(path));
    }

    private static string Write(TemporaryFolder folder, string name)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name);
        return path;
    }
}
