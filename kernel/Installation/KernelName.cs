using System.Text.RegularExpressions;

namespace CSharpKernel.Installation;

/// <summary>The names under which Jupyter finds a kernel, which are names of folders too.</summary>
public static partial class KernelName
{
    /// <summary>The name under which papermill knows how to write C# parameters.</summary>
    public const string NetCSharpAlias = ".net-csharp";

    /// <summary>Whether a name is one: lower-case letters, digits, dots, hyphens and underscores, with a letter or digit among them.</summary>
    public static bool IsValid(string name) => Allowed().IsMatch(name);

    [GeneratedRegex(@"\A[._-]*[a-z0-9][a-z0-9._-]*\z")]
    private static partial Regex Allowed();
}
