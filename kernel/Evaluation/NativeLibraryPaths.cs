using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CSharpKernel.Evaluation;

/// <summary>Finds the native libraries of installed packages for platform calls of the session's assemblies, when they do not find them by themselves.</summary>
internal sealed class NativeLibraryPaths
{
    private readonly ConcurrentDictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<AssemblyLoadContext> contexts = [];
    private readonly Lock gate = new();

    /// <summary>Takes note of a library file; of two with the same name the first counts.</summary>
    public void Add(string path) => paths.TryAdd(Path.GetFileName(path), path);

    /// <summary>Serves the platform calls of an assembly's load context from now on; those of the host program are left alone.</summary>
    public void Serve(Assembly assembly)
    {
        if (AssemblyLoadContext.GetLoadContext(assembly) is not { } context || context == AssemblyLoadContext.Default)
        {
            return;
        }

        lock (gate)
        {
            if (contexts.Add(context))
            {
                context.ResolvingUnmanagedDll += Resolve;
            }
        }
    }

    /// <summary>The file that a platform call's library name stands for, or null; the name may lack the system's prefix and ending.</summary>
    internal string? Find(string name)
    {
        var ending =
            OperatingSystem.IsWindows() ? ".dll"
            : OperatingSystem.IsMacOS() ? ".dylib"
            : ".so";
        string[] spellings = [name, name + ending, "lib" + name + ending, "lib" + name];
        return spellings.Select(spelling => paths.GetValueOrDefault(spelling)).FirstOrDefault(path => path is not null);
    }

    private nint Resolve(Assembly assembly, string name) => Find(name) is { } path ? NativeLibrary.Load(path) : 0;
}
