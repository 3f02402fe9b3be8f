using Microsoft.CodeAnalysis;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Copies of referenced assemblies, which a session loads in place of the files themselves: on Linux and macOS a loaded file is mapped into memory, and
/// a program that writes over it (a build, cp) would end the process with SIGBUS. All else in an assembly's folder is linked beside the copy, so that
/// what the assembly looks for beside itself, native libraries above all, is found. On Windows the system guards loaded files, and they are used as they are.
/// </summary>
/// <param name="registerDependency">Told where the copies of a folder lie in which some stand apart, so that all who ask for one get the same.</param>
internal sealed class AssemblyCopies(Action<AssemblyIdentity, string>? registerDependency = null) : IDisposable
{
    private const string Prefix = "csharp-kernel-copies-";

    // Where assemblies lie, each alone, that neighbours ask for in other versions: beside the asker the loader takes one for each version.
    private const string Apart = ".apart";
    private const string LockName = "in-use";

    // A folder may be younger than its lock.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromMinutes(10);
    private static readonly Lazy<bool> LeftoversRemoved = new(RemoveLeftovers);
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly Dictionary<string, string> mirrors = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private DirectoryInfo? root;
    private FileStream? inUse;

    /// <summary>The file to load for an assembly: its copy, made when it is first asked for and kept as it was then.</summary>
    public string PathFor(string assemblyPath)
    {
        var folder = Path.GetDirectoryName(assemblyPath)!;
        if (OperatingSystem.IsWindows() || folder == Framework)
        {
            return assemblyPath;
        }

        lock (gate)
        {
            if (root is not null && assemblyPath.StartsWith(root.FullName, StringComparison.Ordinal))
            {
                return assemblyPath;
            }

            if (!mirrors.TryGetValue(folder, out var mirror))
            {
                root ??= CreateRoot();
                mirror = root.CreateSubdirectory(FormattableString.Invariant($"{mirrors.Count}")).FullName;
                mirrors.Add(folder, mirror);
                SetApart(folder, mirror);
            }

            Mirror(folder, mirror);
            return CopyIn(mirror, Path.GetFileName(assemblyPath));
        }
    }

    /// <summary>Whether the file has been replaced by other contents since its copy was made; false for a file without one.</summary>
    public bool IsOutdated(string assemblyPath)
    {
        lock (gate)
        {
            return mirrors.TryGetValue(Path.GetDirectoryName(assemblyPath)!, out var mirror)
                && new FileInfo(CopyIn(mirror, Path.GetFileName(assemblyPath))) is { Exists: true } copy
                && copy.LastWriteTimeUtc != File.GetLastWriteTimeUtc(assemblyPath)
                && !File.ReadAllBytes(copy.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(assemblyPath));
        }
    }

    /// <summary>Deletes the copies; code that is loaded already is not touched by that.</summary>
    public void Dispose()
    {
        // While the lock is held no other process takes the folder for a leftover.
        root?.Delete(recursive: true);
        root = null;
        inUse?.Dispose();
        inUse = null;
    }

    private DirectoryInfo CreateRoot()
    {
        _ = LeftoversRemoved.Value;
        var created = Directory.CreateTempSubdirectory(Prefix);
        inUse = new FileStream(
            Path.Combine(created.FullName, LockName),
            FileMode.Create,
            FileAccess.Write,
            FileShare.None
        );
        return created;
    }

    private static string CopyIn(string mirror, string name) =>
        PathApart(mirror, name) is var apart && File.Exists(apart) ? apart : Path.Combine(mirror, name);

    private static string PathApart(string mirror, string name) => Path.Combine(mirror, Apart, name, name);

    private void SetApart(string folder, string mirror)
    {
        var assemblies = NeighbourAssembly.In(folder);
        var apart = NeighbourAssembly.AskedForInOtherVersions(assemblies);
        if (apart.Count == 0)
        {
            return;
        }

        foreach (var name in apart)
        {
            Directory.CreateDirectory(Path.Combine(mirror, Apart, name));
            TryCopy(Path.Combine(folder, name), PathApart(mirror, name));
        }

        // Under every version that somebody asks for.
        var asked = assemblies.SelectMany(each => each.References).ToLookup(each => each.Name);
        foreach (var assembly in assemblies)
        {
            var copy = CopyIn(mirror, Path.GetFileName(assembly.Path));
            foreach (var identity in asked[assembly.Identity.Name].Append(assembly.Identity).Distinct())
            {
                registerDependency?.Invoke(identity, copy);
            }
        }
    }

    // What is there already is kept: it may be loaded. What a build has added since is taken in.
    private static void Mirror(string folder, string mirror)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            var copy = CopyIn(mirror, entry.Name);
            if (Path.Exists(copy) || new FileInfo(copy).LinkTarget is not null)
            {
                continue;
            }

            if (entry is not FileInfo file || !IsAssembly(file.Extension) || !TryCopy(file.FullName, copy))
            {
                File.CreateSymbolicLink(copy, entry.FullName);
            }
        }
    }

    // What cannot be read may lie there unused; using it will tell.
    private static bool TryCopy(string original, string copy)
    {
        try
        {
            File.Copy(original, copy);
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException)
        {
            return false;
        }
    }

    private static bool IsAssembly(string extension) => extension is ".dll" or ".exe";

    // A session that ended with its process could not delete its copies. Its lock is gone, though.
    private static bool RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                var path = Path.Combine(folder, LockName);
                if (File.Exists(path) && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > LeftoverAge)
                {
                    using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    {
                        Directory.Delete(folder, recursive: true);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It is in use, or another user's.
            }
        }

        return true;
    }
}
