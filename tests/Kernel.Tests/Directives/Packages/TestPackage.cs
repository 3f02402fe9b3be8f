using System.IO.Compression;
using System.Runtime.InteropServices;
using Tests.Support;

namespace Tests.Kernel.Directives.Packages;

/// <summary>Builds small packages and a notebook's folder whose NuGet.config knows no other source, so that nothing needs a network.</summary>
internal static class TestPackage
{
    // What tests restore is not remembered among the user's own packages.
    static TestPackage() =>
        Environment.SetEnvironmentVariable(
            "CSHARP_KERNEL_CACHE",
            Path.Combine(AppContext.BaseDirectory, "kernel-cache")
        );

    /// <summary>A folder with a NuGet.config of its own: packages come from "feed" and are installed below the folder.</summary>
    internal static TemporaryFolder Folder(params string[] moreSources)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "feed"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "notebooks"));
        var more = string.Concat(
            moreSources.Select(
                (source, index) => $"<add key=\"more{index}\" value=\"{source}\" allowInsecureConnections=\"true\" />"
            )
        );
        File.WriteAllText(
            Path.Combine(folder.Path, "NuGet.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="installed" /></config>
              <packageSources><clear /><add key="feed" value="feed" />{more}</packageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """
        );
        return folder;
    }

    /// <summary>Adds a package whose library tells its own version by <c>Name.Version.Text</c>.</summary>
    internal static void Add(TemporaryFolder folder, string name, string version, string? dependency = null) =>
        Write(
            Path.Combine(folder.Path, "feed"),
            name,
            version,
            dependency,
            [
                (
                    Library(
                        folder,
                        name,
                        $"namespace {name}; public static class Version {{ public const string Text = \"{version}\"; }}"
                    ),
                    $"lib/net8.0/{name}.dll"
                ),
            ]
        );

    /// <summary>Adds a package with a native library: the runtime's own, under another name.</summary>
    internal static void AddNative(TemporaryFolder folder, string name)
    {
        var ending =
            OperatingSystem.IsWindows() ? ".dll"
            : OperatingSystem.IsMacOS() ? ".dylib"
            : ".so";
        var native = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native" + ending);
        var source = $$"""
            namespace {{name}};
            public static class Process
            {
                [System.Runtime.InteropServices.DllImport("tiny{{name}}", EntryPoint = "SystemNative_GetPid")]
                public static extern int Id();
            }
            """;
        Write(
            Path.Combine(folder.Path, "feed"),
            name,
            "1.0.0",
            null,
            [
                (Library(folder, name, source), $"lib/net8.0/{name}.dll"),
                (
                    native,
                    $"runtimes/{CSharpKernel.Directives.Packages.Platform.RuntimeIdentifier}/native/libtiny{name}{ending}"
                ),
            ]
        );
    }

    private static string Library(TemporaryFolder folder, string name, string source) =>
        TestLibrary.Compile(Path.Combine(folder.Path, "built", Guid.NewGuid().ToString("N")), name, source);

    private static void Write(
        string feed,
        string name,
        string version,
        string? dependency,
        IEnumerable<(string File, string Entry)> files
    )
    {
        using var package = ZipFile.Open(Path.Combine(feed, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        var needs = dependency is null
            ? ""
            : $"<dependency id=\"{dependency.Split(' ')[0]}\" version=\"{dependency.Split(' ')[1]}\" />";
        using (var writer = new StreamWriter(package.CreateEntry(name + ".nuspec").Open()))
        {
            writer.Write(
                $"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id><version>{version}</version><authors>tests</authors><description>For tests.</description>
                    <dependencies><group targetFramework="net8.0">{needs}</group></dependencies>
                  </metadata>
                </package>
                """
            );
        }

        foreach (var (file, entry) in files)
        {
            package.CreateEntryFromFile(file, entry);
        }
    }
}
