namespace CSharpKernel.Directives.Packages;

/// <summary>Packages could not be installed; the message holds NuGet's own reasons.</summary>
internal sealed class PackageRestoreException(string message) : Exception(message);
