namespace CSharpKernel.Directives.Packages;

/// <summary>
/// Remembers which files a plan gave, one small file per plan in the user's cache folder, written whole or not at all. A plan with floating versions
/// is remembered for a day; any other as long as its packages are still on disk.
/// </summary>
internal sealed class RestoreCache(string folder)
{
    private static readonly TimeSpan FloatingLifetime = TimeSpan.FromDays(1);

    /// <summary>The folder for everything the kernel keeps between sessions; the variable CSHARP_KERNEL_CACHE names another one.</summary>
    public static string DefaultFolder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("CSHARP_KERNEL_CACHE") is { Length: > 0 } chosen)
            {
                return Path.Combine(chosen, "packages");
            }

            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var caches =
                OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named
                : Path.Combine(home, ".cache");
            return Path.Combine(caches, "csharp-kernel", "packages");
        }
    }

    /// <summary>What the plan gave, or null when it is not known, too old, or gone from the disk.</summary>
    public IReadOnlyList<RestoredPackage>? Read(RestorePlan plan)
    {
        try
        {
            var path = PathOf(plan);
            if (
                !File.Exists(path)
                || (plan.IsFloating && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > FloatingLifetime)
            )
            {
                return null;
            }

            var packages = AssetsFile.Read(File.ReadAllText(path), plan);
            return packages.SelectMany(package => package.RuntimePaths.Concat(package.NativePaths)).All(File.Exists)
                ? packages
                : null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or PackageRestoreException)
        {
            // A cache that cannot be read is no cache; the restore will tell what is wrong, if anything is.
            return null;
        }
    }

    /// <summary>Remembers the assets file of a restore; a folder that cannot be written costs the next session another restore.</summary>
    public void Write(RestorePlan plan, string assets)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var temporary = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllText(temporary, assets);
            File.Move(temporary, PathOf(plan), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The packages are installed all the same.
        }
    }

    private string PathOf(RestorePlan plan) => Path.Combine(folder, plan.Hash() + ".json");
}
