using System.Runtime.InteropServices;
using CSharpKernel.Evaluation;
using Tests.Support;

namespace Tests.Kernel.Evaluation;

public sealed class NativeLibraryPathsTests : IDisposable
{
    private static readonly string Ending =
        OperatingSystem.IsWindows() ? ".dll"
        : OperatingSystem.IsMacOS() ? ".dylib"
        : ".so";
    private static readonly string Rid =
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : "linux";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("tiny")]
    [InlineData("libtiny")]
    public void Find_NameWithoutEnding_IsCompletedAsTheSystemDoes(string name)
    {
        var paths = new NativeLibraryPaths(() => []);
        paths.Add($"/first/libtiny{Ending}");
        paths.Add($"/second/libtiny{Ending}");
        Assert.Equal([$"/first/libtiny{Ending}"], paths.Find(name, null));
        Assert.Equal([$"/first/libtiny{Ending}"], paths.Find(name + Ending, null));
        Assert.Empty(paths.Find("tin", null));
    }

    [Fact]
    public void Find_FilesInSeveralPlaces_GivesTheNearestToTheCallerFirst()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var inReference = Write("reference", "");
        var ofSystem = Write("caller", $"runtimes/{Rid}/native");
        var ofMachine = Write("caller", $"runtimes/{Rid}-{architecture}/native");
        var beside = Write("caller", "");
        Write("caller", "runtimes/other-x64/native");
        var paths = new NativeLibraryPaths(() => [Path.Combine(folder.Path, "reference")]);
        paths.Add($"/package/libtiny{Ending}");
        Assert.Equal(
            [beside, ofMachine, ofSystem, $"/package/libtiny{Ending}", inReference],
            paths.Find("tiny", Path.Combine(folder.Path, "caller"))
        );
        Assert.Equal([$"/package/libtiny{Ending}", inReference], paths.Find("tiny", null));
    }

    private string Write(string place, string subfolder)
    {
        var path = Path.Combine([folder.Path, place, .. subfolder.Split('/', StringSplitOptions.RemoveEmptyEntries)]);
        Directory.CreateDirectory(path);
        path = Path.Combine(path, "libtiny" + Ending);
        File.WriteAllText(path, "");
        return path;
    }
}
