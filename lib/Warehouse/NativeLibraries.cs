using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// Finds native libraries of packages where a build puts them: beside this assembly, or below it in <c>runtimes/RID/native</c>. A program finds them by its deps.json; a notebook that loads this
/// assembly with <c>#r</c> has none.
/// </summary>
internal static class NativeLibraries
{
    /// <summary>Called by the runtime when this assembly is loaded, before any of its code runs.</summary>
#pragma warning disable CA2255 // Whoever loads the library with #r calls nothing else first.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        var own = AssemblyLoadContext.GetLoadContext(typeof(NativeLibraries).Assembly);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += Resolve;
        if (own is not null && own != AssemblyLoadContext.Default)
        {
            own.ResolvingUnmanagedDll += Resolve;
        }
    }

    /// <summary>The places in which a library may lie, the nearest first.</summary>
    internal static IEnumerable<string> Candidates(string folder, string name)
    {
        string file =
            OperatingSystem.IsWindows() ? $"{name}.dll"
            : OperatingSystem.IsMacOS() ? $"lib{name}.dylib"
            : $"lib{name}.so";
        string system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] identifiers = [RuntimeInformation.RuntimeIdentifier, $"{system}-{architecture}", system];
        return
        [
            Path.Combine(folder, file),
            .. identifiers.Distinct().Select(each => Path.Combine(folder, "runtimes", each, "native", file)),
        ];
    }

    private static nint Resolve(Assembly assembly, string name)
    {
        string folder = Path.GetDirectoryName(typeof(NativeLibraries).Assembly.Location) ?? "";
        foreach (string path in Candidates(folder, name))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out nint library))
            {
                return library;
            }
        }

        return 0;
    }
}
