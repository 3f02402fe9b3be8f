using CSharpKernel.Evaluation;

namespace Tests.Kernel.Evaluation;

public class NativeLibraryPathsTests
{
    [Theory]
    [InlineData("tiny")]
    [InlineData("libtiny")]
    public void Find_NameWithoutEnding_IsCompletedAsTheSystemDoes(string name)
    {
        var ending =
            OperatingSystem.IsWindows() ? ".dll"
            : OperatingSystem.IsMacOS() ? ".dylib"
            : ".so";
        var paths = new NativeLibraryPaths();
        paths.Add($"/first/libtiny{ending}");
        paths.Add($"/second/libtiny{ending}");
        Assert.Equal($"/first/libtiny{ending}", paths.Find(name));
        Assert.Equal($"/first/libtiny{ending}", paths.Find(name + ending));
        Assert.Null(paths.Find("tin"));
    }
}
