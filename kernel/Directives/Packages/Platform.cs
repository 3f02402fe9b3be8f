using System.Runtime.InteropServices;

namespace CSharpKernel.Directives.Packages;

/// <summary>The running program's platform in NuGet's words.</summary>
internal static class Platform
{
    /// <summary>The portable identifier, such as <c>linux-x64</c>.</summary>
    public static string RuntimeIdentifier { get; } =
        $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string System =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
        : "linux";
}
