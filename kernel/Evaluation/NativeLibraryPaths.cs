using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Finds native libraries for platform calls of the session's assemblies, when they do not find them by themselves: beside the calling assembly, among the installed packages', and beside the
/// libraries that cells reference. A program reads its deps.json for that; a library that a cell loads has nobody to read one.
/// </summary>
internal sealed class NativeLibraryPaths(Func<IEnumerable<string>> referenceFolders)
{
    private readonly ConcurrentDictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<AssemblyLoadContext> contexts = [];
    private readonly Lock gate = new();

    // Where a build and NuGet put native files, from the folder of the library that needs them: the nearest and most particular first.
    private static readonly string[] Subfolders =
    [
        "",
        .. RuntimeIdentifiers().Distinct().Select(identifier => Path.Combine("runtimes", identifier, "native")),
    ];

    /// <summary>Takes note of a package's library file; of two with the same name the first counts.</summary>
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

    /// <summary>The files that a platform call's library name may stand for, the nearest to the calling assembly first; the name may lack the system's prefix and ending.</summary>
    internal IEnumerable<string> Find(string name, string? callerFolder)
    {
        var ending =
            OperatingSystem.IsWindows() ? ".dll"
            : OperatingSystem.IsMacOS() ? ".dylib"
            : ".so";
        string[] spellings = [name, name + ending, "lib" + name + ending, "lib" + name];
        IEnumerable<string> In(string folder) =>
            Subfolders
                .SelectMany(subfolder => spellings.Select(spelling => Path.Combine(folder, subfolder, spelling)))
                .Where(File.Exists);

        return
        [
            .. callerFolder is null ? [] : In(callerFolder),
            .. spellings.Select(spelling => paths.GetValueOrDefault(spelling)).OfType<string>(),
            .. referenceFolders().SelectMany(In),
        ];
    }

    private nint Resolve(Assembly assembly, string name)
    {
        // Code of cells has no file and so no folder of its own.
        var folder = Path.GetDirectoryName(assembly.Location);
        string[] found = [.. Find(name, string.IsNullOrEmpty(folder) ? null : folder)];
        foreach (var path in found)
        {
            if (NativeLibrary.TryLoad(path, out var library))
            {
                return library;
            }
        }

        // Loading the first of those that refuse says why it does.
        return found.Length == 0 ? 0 : NativeLibrary.Load(found[0]);
    }

    private static IEnumerable<string> RuntimeIdentifiers()
    {
        var system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return [RuntimeInformation.RuntimeIdentifier, $"{system}-{architecture}", system, "unix", "any"];
    }
}
