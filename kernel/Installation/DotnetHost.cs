using System.Runtime.InteropServices;

namespace CSharpKernel.Installation;

/// <summary>The program that starts .NET applications on this machine.</summary>
internal static class DotnetHost
{
    /// <summary>The full path of the <c>dotnet</c> whose runtime this process uses; <see cref="InstallationException"/> when there is none, as in a self-contained application.</summary>
    public static string Path => Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // The runtime lies in ROOT/shared/Microsoft.NETCore.App/VERSION/.
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var path = System.IO.Path.Combine(runtime.Parent?.Parent?.Parent?.FullName ?? "", name);
        return File.Exists(path)
            ? path
            : throw new InstallationException($"The program {name} was not found above the runtime in {runtime}.");
    }
}
