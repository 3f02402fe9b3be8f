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
    private static readonly string Folder = Path.GetDirectoryName(typeof(NativeLibraries).Assembly.Location) ?? "";
    private static readonly HashSet<AssemblyLoadContext> Served = [];

    /// <summary>Called by the runtime when this assembly is loaded, before any of its code runs.</summary>
#pragma warning disable CA2255 // Whoever loads the library with #r calls nothing else first.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Serve(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Serve(assembly);
        }
    }

    /// <summary>The places in which a library may lie, the nearest first.</summary>
    internal static IEnumerable<string> Candidates(string folder, string name)
    {
        // Some packages name the file without its ending, others the library without its prefix too.
        string prefixed = name.StartsWith("lib", StringComparison.Ordinal) ? name : "lib" + name;
        string file =
            OperatingSystem.IsWindows() ? $"{name}.dll"
            : OperatingSystem.IsMacOS() ? $"{prefixed}.dylib"
            : $"{prefixed}.so";
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

    // The runtime asks the context of the assembly that calls, and notebooks give each assembly a context of its own.
    private static void Serve(Assembly assembly)
    {
        if (
            assembly.IsDynamic
            || Path.GetDirectoryName(assembly.Location) != Folder
            || AssemblyLoadContext.GetLoadContext(assembly) is not { } context
        )
        {
            return;
        }

        lock (Served)
        {
            if (Served.Add(context))
            {
                context.ResolvingUnmanagedDll += Resolve;
            }
        }
    }

    private static nint Resolve(Assembly assembly, string name)
    {
        foreach (string path in Candidates(Folder, name))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out nint library))
            {
                return library;
            }
        }

        return 0;
    }
}
