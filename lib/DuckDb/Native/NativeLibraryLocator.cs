using System.Reflection;
using System.Runtime.InteropServices;

namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>Finds libduckdb: the environment variable DUCKDB_LIBRARY first, then beside the assembly, then where the system looks.</summary>
internal static class NativeLibraryLocator
{
    internal const string EnvironmentVariable = "DUCKDB_LIBRARY";

    internal static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll"
        : OperatingSystem.IsMacOS() ? "libduckdb.dylib"
        : "libduckdb.so";

    internal static nint Resolve(string libraryName, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (libraryName != NativeMethods.Library)
        {
            return 0;
        }

        var beside = Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder
            ? folder
            : AppContext.BaseDirectory;
        return Load(Environment.GetEnvironmentVariable(EnvironmentVariable), beside);
    }

    /// <summary>Loads the library named by <paramref name="chosen"/>, or else the one in <paramref name="folder"/>, or else the system's.</summary>
    internal static nint Load(string? chosen, string folder)
    {
        if (!string.IsNullOrWhiteSpace(chosen))
        {
            return NativeLibrary.TryLoad(chosen, out var named)
                ? named
                : throw new DllNotFoundException(
                    $"{EnvironmentVariable} names '{chosen}', which is not a DuckDB library that this process can load."
                );
        }

        if (NativeLibrary.TryLoad(Path.Combine(folder, FileName), out var beside))
        {
            return beside;
        }

        return NativeLibrary.TryLoad(FileName, out var system)
            ? system
            : throw new DllNotFoundException(
                $"DuckDB's engine {FileName} was found neither beside the library ({folder}) nor on the system: "
                    + $"build the project (npm brings it) or set {EnvironmentVariable} to the path of your own."
            );
    }
}
