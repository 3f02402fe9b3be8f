using CSharpKernel.Directives.Packages;

namespace Tests.Kernel.Directives.Packages;

public class DotNetProgramTests
{
    [Fact]
    public void Find_HostOfTheTests_HasAnSdkBesideIt()
    {
        var program = DotNetProgram.Find();
        Assert.NotNull(program);
        var folder = Path.GetDirectoryName(new FileInfo(program).ResolveLinkTarget(true)?.FullName ?? program)!;
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(folder, "sdk")));
    }
}
