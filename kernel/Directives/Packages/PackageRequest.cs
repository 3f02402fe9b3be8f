using System.Text.RegularExpressions;

namespace CSharpKernel.Directives.Packages;

/// <summary>A package as a cell asks for it; without a version it is the newest stable one.</summary>
internal sealed partial record PackageRequest(string Name, string? Version)
{
    private const string Scheme = "nuget:";

    /// <summary>Whether the version is chosen by what the sources offer, so that it may be another one tomorrow.</summary>
    public bool IsFloating => Version is null || Version.Contains('*', StringComparison.Ordinal);

    /// <summary>The version as a project states it: exactly the one asked for, or the pattern or range.</summary>
    public string VersionRange =>
        Version is null ? "*"
        : IsFloating || Version.IndexOfAny(['[', '(']) >= 0 ? Version
        : $"[{Version}]";

    /// <summary>Whether the arguments of <c>#r</c> name a package rather than a file.</summary>
    public static bool IsPackage(string arguments) =>
        arguments.StartsWith('"')
        && arguments.AsSpan(1).TrimStart().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>What follows the word that says "NuGet"; null when the text does not begin with it.</summary>
    public static string? WithoutScheme(string? text) =>
        text?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? text[Scheme.Length..].Trim() : null;

    /// <summary>Reads the arguments of <c>#r</c>; null when they do not name a package and, optionally, a version.</summary>
    public static PackageRequest? Parse(string arguments)
    {
        if (WithoutScheme(FileArgument.Quoted(arguments)) is not { } text)
        {
            return null;
        }

        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? text : text[..comma]).Trim();
        var version = comma < 0 ? null : text[(comma + 1)..].Trim();
        return NamePattern().IsMatch(name) && (version is null || VersionPattern().IsMatch(version))
            ? new PackageRequest(name, version)
            : null;
    }

    /// <summary>Whether a version that is already in use is what is asked for; a range is not taken apart and never is.</summary>
    public bool IsMetBy(string version)
    {
        if (Version is null)
        {
            return true;
        }

        var star = Version.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? Normalize(Version) == Normalize(version)
            : Normalize(version).StartsWith(Version[..star].ToUpperInvariant(), StringComparison.Ordinal);
    }

    // NuGet takes 1.0, 1.0.0 and 1.0.0.0 for one version, and leaves build metadata out of account.
    private static string Normalize(string version)
    {
        var plain = version.Trim().ToUpperInvariant().Split('+')[0];
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        var (numbers, label) = dash < 0 ? (plain, "") : (plain[..dash], plain[dash..]);
        List<string> parts = [.. numbers.Split('.').Select(part => part.TrimStart('0').PadLeft(1, '0'))];
        while (parts.Count < 3)
        {
            parts.Add("0");
        }

        return string.Join('.', parts is [_, _, _, "0"] ? parts[..3] : parts) + label;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[0-9A-Za-z.*+\-\[\](), ]+$")]
    private static partial Regex VersionPattern();
}
