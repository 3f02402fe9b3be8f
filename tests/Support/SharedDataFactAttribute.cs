namespace Tests.Support;

/// <summary>A test that reads files from the folder "shared" beside the repository, and skips with a reason where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    // .ci/run finds the tests that may skip by these words.
    private const string Reason = "published data beside the clone, no part of the project.";

    /// <summary>Names the file, by its path under "shared" with forward slashes.</summary>
    public SharedDataFactAttribute(string path)
    {
        Skip = WhyAbsent(path);
    }

    /// <summary>Why a test of a file skips; null where the file is there.</summary>
    internal static string? WhyAbsent(string path) =>
        File.Exists(Repository.SharedPath(path.Split('/'))) ? null : $"../shared/{path} is absent; {Reason}";
}
