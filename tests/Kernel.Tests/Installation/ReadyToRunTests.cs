using System.Reflection.PortableExecutable;
using CSharpKernel.Installation;
using Tests.Support;

namespace Tests.Kernel.Installation;

[Trait("Speed", "Slow")]
public class ReadyToRunTests
{
    private const string Assembly = "System.CommandLine.dll";

    [Fact]
    public void Compile_Folder_HoldsMachineCodeOfTheSameAssembly()
    {
        using var folder = Folder();
        var before = File.ReadAllBytes(Path.Combine(folder.Path, Assembly));
        Assert.False(HasMachineCode(folder));
        Assert.Null(ReadyToRun.Compile(folder.Path, DotnetHost.Path));
        Assert.True(HasMachineCode(folder));
        Assert.True(new FileInfo(Path.Combine(folder.Path, Assembly)).Length > before.Length);
    }

    [Fact]
    public void Compile_WithoutAWorkingSdk_LeavesTheAssembliesAndSaysWhy()
    {
        using var folder = Folder();
        var before = File.ReadAllBytes(Path.Combine(folder.Path, Assembly));
        var notice = ReadyToRun.Compile(folder.Path, OperatingSystem.IsWindows() ? "where.exe" : "/bin/false");
        Assert.StartsWith("Compiling ahead of time was not possible here", notice, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder.Path, Assembly)));
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        File.Copy(Path.Combine(AppContext.BaseDirectory, Assembly), Path.Combine(folder.Path, Assembly));
        return folder;
    }

    private static bool HasMachineCode(TemporaryFolder folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder.Path, Assembly));
        using var image = new PEReader(stream);
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
