using System.Security.Cryptography;
using System.Text;

namespace CSharpKernel.Directives.Packages;

/// <summary>All that decides which files a restore gives.</summary>
/// <param name="Packages">The packages asked for, each once.</param>
/// <param name="Sources">Sources besides those of NuGet.config: addresses or full paths.</param>
/// <param name="ConfigFolder">The folder from which NuGet.config is looked for, upwards.</param>
internal sealed record RestorePlan(
    IReadOnlyList<PackageRequest> Packages,
    IReadOnlyList<string> Sources,
    string ConfigFolder
)
{
    private static readonly string[] ConfigNames = ["nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>The framework of the running program.</summary>
    public string Framework { get; } =
        FormattableString.Invariant($"net{Environment.Version.Major}.{Environment.Version.Minor}");

    /// <summary>The platform of the running program.</summary>
    public string RuntimeIdentifier { get; } = Platform.RuntimeIdentifier;

    /// <summary>Whether the same plan may give other versions another day.</summary>
    public bool IsFloating => Packages.Any(package => package.IsFloating);

    /// <summary>A name for the plan's outcome: the same for equal plans, whatever the order of their packages.</summary>
    public string Hash()
    {
        var text = new StringBuilder().AppendLine(Framework).AppendLine(RuntimeIdentifier);
        foreach (var package in Packages.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase))
        {
            text.Append(package.Name.ToUpperInvariant()).Append(' ').AppendLine(package.VersionRange);
        }

        text.AppendJoin('\n', Sources).AppendLine();
        foreach (var config in Configs())
        {
            text.AppendLine(config).AppendLine(File.ReadAllText(config));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private IEnumerable<string> Configs()
    {
        for (var folder = new DirectoryInfo(ConfigFolder); folder is not null; folder = folder.Parent)
        {
            if (
                ConfigNames.Select(name => Path.Combine(folder.FullName, name)).FirstOrDefault(File.Exists) is { } found
            )
            {
                yield return found;
            }
        }
    }
}
