using System.Globalization;
using System.Runtime.InteropServices;
using Tests.Support;

namespace Tests.Kernel.Directives;

public class ReferenceDirectiveTests
{
    private const string Source = "public static class Numbers { public static int Value => 7; }";

    [Fact]
    public void Reference_MissingFile_SaysWhereItWasLookedFor()
    {
        using var folder = new TemporaryFolder();
        using var session = new CellSession(folder.Path);
        var cell = session.Try("\n#r \"lib/missing.dll\"\n1");
        Assert.Equal("DirectiveError", cell.Error.Name);
        Assert.Contains("Looked for lib/missing.dll", cell.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("build", cell.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Cell In [1], line 2", cell.Traceback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../artifacts/bin/Lib/release/Lib.dll")]
    [InlineData("bin/Debug/net10.0/Lib.dll")]
    public void Reference_MissingFileThatABuildWrites_AdvisesToBuild(string path)
    {
        using var session = new CellSession();
        Assert.Contains(
            "build the project first",
            session.Try($"#r \"{path}\"").Error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Reference_FileThatIsNoAssembly_IsRefusedAndForgotten()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "text.dll"), "text");
        using var session = new CellSession(folder.Path);
        Assert.Equal("'text.dll' is not a .NET library.", session.Try("#r \"text.dll\"").Error.Message);
        Assert.Equal("1", session.Run("1").ResultText);
    }

    [Theory]
    [InlineData("#r")]
    [InlineData("#r nuget:Name")]
    [InlineData("#r \"a.dll\" b")]
    public void Reference_WithoutAQuotedName_IsRefused(string cell)
    {
        using var session = new CellSession();
        Assert.Contains("in double quotes", session.Try(cell).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_AfterCode_IsInScopeBelow()
    {
        using var folder = new TemporaryFolder();
        TestLibrary.Compile(folder.Path, "Numbers", Source);
        using var session = new CellSession(folder.Path);
        Assert.Equal(
            "8",
            session.Run("var one = 1;\n#r \"Numbers.dll\" // with a comment\nNumbers.Value + one").ResultText
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("runtimes/{0}-{1}/native")]
    [InlineData("runtimes/{0}/native")]
    public void Reference_LibraryWithANativeFile_FindsItWhereABuildPutsIt(string place)
    {
        using var folder = new TemporaryFolder();
        NativeLibrary(folder, place);
        using var session = new CellSession(folder.Path);
        Assert.Equal("True", session.Run("#r \"Native.dll\"\nNative.Process.Id() == Environment.ProcessId").ResultText);
    }

    [Fact]
    public void Reference_LibraryWithANativeFile_ServesTheCellsOwnPlatformCallsToo()
    {
        using var folder = new TemporaryFolder();
        NativeLibrary(folder, "runtimes/{0}-{1}/native");
        using var session = new CellSession(folder.Path);
        session.Run("#r \"Native.dll\"");
        Assert.Equal(
            "True",
            session
                .Run(
                    $"""
                    [System.Runtime.InteropServices.DllImport("{NativeName(
                        folder
                    )}", EntryPoint = "SystemNative_GetPid")]
                    static extern int Id();
                    Id() == Environment.ProcessId
                    """
                )
                .ResultText
        );
    }

    [Fact]
    public void Reference_LibraryWhoseNativeFileIsDamaged_SaysWhichFileItIs()
    {
        using var folder = new TemporaryFolder();
        var native = NativeLibrary(folder, "runtimes/{0}/native");
        File.WriteAllText(native, "damaged");
        using var session = new CellSession(folder.Path);
        Assert.Contains(
            Path.GetRelativePath(folder.Path, native),
            session.Try("#r \"Native.dll\"\nNative.Process.Id()").Error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Reference_LibraryBuiltAnewSinceItWasLoaded_AdvisesToRestart()
    {
        using var folder = new TemporaryFolder();
        var path = TestLibrary.Compile(folder.Path, "Numbers", Source);
        using var session = new CellSession(folder.Path);
        Assert.Empty(session.Run("#r \"Numbers.dll\"\nvar seven = Numbers.Value;").Log);
        Assert.Empty(session.Run("#r \"Numbers.dll\"").Log);
        TestLibrary.Compile(folder.Path, "Numbers", Source.Replace('7', '8'));
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(5));
        var note = Assert.Single(session.Run("#r \"Numbers.dll\"").Log);
        Assert.EndsWith(
            "Numbers.dll has changed since this session loaded it: restart the session to use it as it is now.",
            note,
            StringComparison.Ordinal
        );
        Assert.Equal("7", session.Run("Numbers.Value").ResultText);
    }

    /// <summary>A library that calls a native one, the runtime's own under another name, which lies in the place; {0} stands for the system, {1} for the machine.</summary>
    private static string NativeLibrary(TemporaryFolder folder, string place)
    {
        var (system, ending) =
            OperatingSystem.IsWindows() ? ("win", ".dll")
            : OperatingSystem.IsMacOS() ? ("osx", ".dylib")
            : ("linux", ".so");
        TestLibrary.Compile(
            folder.Path,
            "Native",
            $$"""
            namespace Native;
            public static class Process
            {
                [System.Runtime.InteropServices.DllImport("{{NativeName(folder)}}", EntryPoint = "SystemNative_GetPid")]
                public static extern int Id();
            }
            """
        );
        var machine = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var target = Path.Combine(folder.Path, string.Format(CultureInfo.InvariantCulture, place, system, machine));
        Directory.CreateDirectory(target);
        var native = Path.Combine(target, $"lib{NativeName(folder)}{ending}");
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native" + ending), native);
        return native;
    }

    // A name of its own for each test: the process remembers what it has loaded.
    private static string NativeName(TemporaryFolder folder) => "tiny" + Path.GetFileName(folder.Path);
}
