using System.Text.Json;

namespace CSharpKernel.Directives.Packages;

/// <summary>Brings packages to the disk by a restore of a temporary project, or finds in the cache what an equal one gave.</summary>
internal sealed class PackageRestore(RestoreCache cache)
{
    private const string Prefix = "csharp-kernel-restore-";

    /// <summary>The packages of the plan with all they need.</summary>
    /// <exception cref="PackageRestoreException">NuGet refused, or no SDK is there.</exception>
    public IReadOnlyList<RestoredPackage> Restore(
        RestorePlan plan,
        Action<TimeSpan> waiting,
        CancellationToken cancellationToken
    )
    {
        if (cache.Read(plan) is { } known)
        {
            return known;
        }

        waiting(TimeSpan.Zero);
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        try
        {
            var errors = Attempt(folder, plan, localPackages: null, waiting, cancellationToken);
            var isOffline = errors.Any(error =>
                error.StartsWith(RestoreMessages.UnreachableSource, StringComparison.Ordinal)
            );
            if (isOffline && LocalPackages(folder) is { } local)
            {
                // Without a network the newest of the versions installed earlier has to do.
                var reasons = errors;
                errors = Attempt(folder, plan, local, waiting, cancellationToken);
                errors = errors.Count == 0 ? errors : [.. reasons, .. errors];
            }

            if (errors.Count > 0)
            {
                throw new PackageRestoreException(string.Join("\n", errors.Distinct(StringComparer.Ordinal)));
            }

            var assets = File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json"));
            var packages = AssetsFile.Read(assets, plan);
            if (!isOffline || !plan.IsFloating)
            {
                cache.Write(plan, assets);
            }

            return packages;
        }
        finally
        {
            Delete(folder);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something still holds a file of it; the system empties its folder of temporary files by itself.
        }
    }

    private static IReadOnlyList<string> Attempt(
        string folder,
        RestorePlan plan,
        string? localPackages,
        Action<TimeSpan> waiting,
        CancellationToken cancellationToken
    )
    {
        RestoreProject.Write(folder, plan, localPackages);
        var (exitCode, output) = RestoreProcess.Run(folder, localPackages is null ? 3 : 1, waiting, cancellationToken);
        return exitCode == 0 ? [] : RestoreMessages.Errors(output, folder);
    }

    /// <summary>The folder of installed packages, as the failed restore understood its settings.</summary>
    private static string? LocalPackages(string folder)
    {
        var graph = Path.Combine(folder, "obj", RestoreProject.FileName + ".nuget.dgspec.json");
        if (!File.Exists(graph))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(graph));
        var path = document
            .RootElement.GetProperty("projects")
            .EnumerateObject()
            .First()
            .Value.GetProperty("restore")
            .GetProperty("packagesPath")
            .GetString();
        return Directory.Exists(path) ? path : null;
    }
}
