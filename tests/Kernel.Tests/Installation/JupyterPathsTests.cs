using CSharpKernel.Installation;

namespace Tests.Kernel.Installation;

public class JupyterPathsTests
{
    [Theory]
    [InlineData(JupyterPlatform.Linux, "", "/home/ada/.local/share/jupyter/kernels")]
    [InlineData(JupyterPlatform.Linux, "XDG_DATA_HOME=/data", "/data/jupyter/kernels")]
    [InlineData(JupyterPlatform.Linux, "XDG_DATA_HOME=", "/home/ada/.local/share/jupyter/kernels")]
    [InlineData(JupyterPlatform.Linux, "JUPYTER_DATA_DIR=/own XDG_DATA_HOME=/data", "/own/kernels")]
    [InlineData(JupyterPlatform.MacOs, "XDG_DATA_HOME=/data", "/home/ada/Library/Jupyter/kernels")]
    [InlineData(JupyterPlatform.MacOs, "JUPYTER_DATA_DIR=/own", "/own/kernels")]
    [InlineData(JupyterPlatform.Windows, "APPDATA=/roaming", "/roaming/jupyter/kernels")]
    [InlineData(JupyterPlatform.Windows, "JUPYTER_CONFIG_DIR=/config", "/config/data/kernels")]
    [InlineData(JupyterPlatform.Windows, "", "/home/ada/.jupyter/data/kernels")]
    public void UserKernels_PlatformAndVariables_FollowJupytersRules(
        JupyterPlatform platform,
        string variables,
        string expected
    ) => Assert.Equal(expected, Slashes(Paths(platform, variables).UserKernels));

    [Fact]
    public void AllKernels_ListedFolders_ComeFirstAndOnce()
    {
        var paths = Paths(
            JupyterPlatform.Linux,
            "JUPYTER_PATH=/first:/usr/share/jupyter JUPYTER_DATA_DIR=/own VIRTUAL_ENV=/env"
        );
        Assert.Equal(
            [
                "/first/kernels",
                "/usr/share/jupyter/kernels",
                "/own/kernels",
                "/env/share/jupyter/kernels",
                "/usr/local/share/jupyter/kernels",
            ],
            paths.AllKernels().Select(Slashes)
        );
    }

    [Fact]
    public void AllKernels_Windows_SplitsAtSemicolonsAndEndsWithTheMachinesFolder()
    {
        var paths = Paths(JupyterPlatform.Windows, "JUPYTER_PATH=C:/a;D:/b APPDATA=C:/roaming PROGRAMDATA=C:/programs");
        Assert.Equal(
            ["C:/a/kernels", "D:/b/kernels", "C:/roaming/jupyter/kernels", "C:/programs/jupyter/kernels"],
            paths.AllKernels().Select(Slashes)
        );
    }

    [Fact]
    public void PrefixKernels_Prefix_IsItsShareFolder() =>
        Assert.Equal("/usr/local/share/jupyter/kernels", Slashes(JupyterPaths.PrefixKernels("/usr/local")));

    private static JupyterPaths Paths(JupyterPlatform platform, string variables)
    {
        var values = variables
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new JupyterPaths(values.GetValueOrDefault, platform, "/home/ada");
    }

    private static string Slashes(string path) => path.Replace('\\', '/');
}
