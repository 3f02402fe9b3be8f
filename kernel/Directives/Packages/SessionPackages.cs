using System.Globalization;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives.Packages;

/// <summary>The packages of one session. A package keeps the version it was installed in: what is loaded cannot be replaced.</summary>
internal sealed class SessionPackages(CSharpEvaluator evaluator, string baseDirectory)
{
    private readonly PackageRestore restore = new(new RestoreCache(RestoreCache.DefaultFolder));
    private readonly List<string> sources = [];
    private readonly Dictionary<string, PackageRequest> requested = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> versions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a source for later installations: an address or a folder's full path.</summary>
    public void AddSource(string source)
    {
        if (!sources.Contains(source, StringComparer.Ordinal))
        {
            sources.Add(source);
        }
    }

    /// <summary>Installs and references what the lines of a call name, and shows it.</summary>
    /// <exception cref="CellSourceException">A line names no package, asks for another version than the session has, or NuGet refuses.</exception>
    public void Install(DirectiveCall call)
    {
        List<PackageRequest> all = [];
        Dictionary<string, PackageRequest> added = new(StringComparer.OrdinalIgnoreCase);
        foreach (var line in call.Lines)
        {
            var request =
                PackageRequest.Parse(line.Arguments)
                ?? throw call.Error("A package is named as #r \"nuget: Name\" or #r \"nuget: Name, 1.2.3\".", line);
            Check(request, added, call, line);
            all.Add(request);
        }

        var output = new InstallationOutput(
            call.Host,
            [.. all.Select(request => request.Name).Distinct(StringComparer.OrdinalIgnoreCase)]
        );
        if (added.Count > 0)
        {
            Install(added, output, call);
        }

        output.Done(name => versions.GetValueOrDefault(name, "(part of .NET)"));
    }

    private void Check(
        PackageRequest request,
        Dictionary<string, PackageRequest> added,
        DirectiveCall call,
        DirectiveLine line
    )
    {
        if (versions.TryGetValue(request.Name, out var version))
        {
            if (!request.IsMetBy(version) && requested.GetValueOrDefault(request.Name)?.Version != request.Version)
            {
                throw call.Error(
                    $"{request.Name} {request.Version} cannot be installed: the session already uses {request.Name} {version}. Restart the session to change the version.",
                    line
                );
            }
        }
        else if (
            added.TryGetValue(request.Name, out var other)
            && other.Version is not null
            && request.Version is not null
        )
        {
            if (other.Version != request.Version)
            {
                throw call.Error(
                    $"{request.Name} is asked for in two versions, {other.Version} and {request.Version}: keep one of them.",
                    line
                );
            }
        }
        else if (other is null || other.Version is null)
        {
            added[request.Name] = request;
        }
    }

    private void Install(Dictionary<string, PackageRequest> added, InstallationOutput output, DirectiveCall call)
    {
        // What the session has stays as it is.
        var kept = requested.Keys.Select(name => new PackageRequest(name, versions[name]));
        var plan = new RestorePlan([.. kept, .. added.Values], sources, baseDirectory);
        try
        {
            var packages = restore.Restore(plan, output.Waiting, call.Host.CancellationToken);
            CheckVersions(packages);
            Reference(packages);
        }
        catch (PackageRestoreException exception)
        {
            output.Failed();
            throw call.Error($"{string.Join(", ", added.Keys)} could not be installed: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            output.Failed();
            throw;
        }

        foreach (var (name, request) in added.Where(package => versions.ContainsKey(package.Key)))
        {
            requested[name] = request;
        }
    }

    private void CheckVersions(IReadOnlyList<RestoredPackage> packages)
    {
        foreach (var package in packages)
        {
            if (versions.TryGetValue(package.Name, out var used) && used != package.Version)
            {
                throw new PackageRestoreException(
                    $"{package.Name} {package.Version} is needed, and the session already uses {package.Name} {used}. Restart the session and ask for all packages in one cell."
                );
            }
        }
    }

    private void Reference(IReadOnlyList<RestoredPackage> packages)
    {
        foreach (var package in packages.Where(package => versions.TryAdd(package.Name, package.Version)))
        {
            foreach (var path in package.RuntimePaths)
            {
                if (package.CompileNames.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase))
                {
                    evaluator.AddPackageAssembly(path);
                }
                else
                {
                    evaluator.AddDependency(path);
                }
            }

            evaluator.AddNativeLibraries(package.NativePaths);
        }
    }
}
