using System.Xml.Linq;

namespace CSharpKernel.Directives.Packages;

/// <summary>A project that does nothing but name packages, in a folder of its own that shields it from settings of the folders above.</summary>
internal static class RestoreProject
{
    /// <summary>The project's file name.</summary>
    public const string FileName = "packages.csproj";

    // Each of these would otherwise be looked for in the folders above.
    private static readonly string[] Shields =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "Directory.Solution.props",
        "Directory.Solution.targets",
    ];

    /// <summary>Writes the project; with a local folder of packages, that folder is searched too and sources that cannot be reached are left out.</summary>
    public static void Write(string folder, RestorePlan plan, string? localPackages)
    {
        foreach (var shield in Shields)
        {
            File.WriteAllText(Path.Combine(folder, shield), "<Project />");
        }

        File.WriteAllText(Path.Combine(folder, "global.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.rsp"), "");
        Project(plan, localPackages).Save(Path.Combine(folder, FileName));
    }

    private static XElement Project(RestorePlan plan, string? localPackages)
    {
        IEnumerable<string> sources = localPackages is null ? plan.Sources : [.. plan.Sources, localPackages];
        return new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", plan.Framework),
                new XElement("RuntimeIdentifier", plan.RuntimeIdentifier),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                new XElement("ManagePackageVersionsCentrally", false),
                new XElement("RestorePackagesWithLockFile", false),
                new XElement("TreatWarningsAsErrors", false),
                new XElement("NuGetAudit", false),
                new XElement("RestoreRootConfigDirectory", plan.ConfigFolder),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources.Select(Escape))),
                new XElement("RestoreIgnoreFailedSources", localPackages is not null)
            ),
            new XElement(
                "ItemGroup",
                plan.Packages.Select(package => new XElement(
                    "PackageReference",
                    new XAttribute("Include", package.Name),
                    new XAttribute("Version", package.VersionRange)
                ))
            )
        );
    }

    // The characters that mean something to MSBuild.
    private static string Escape(string text) =>
        string.Concat(
            text.Select(character =>
                "%$@'();?*".Contains(character, StringComparison.Ordinal)
                    ? FormattableString.Invariant($"%{(int)character:X2}")
                    : character.ToString()
            )
        );
}
