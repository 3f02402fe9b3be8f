namespace Tests.Support;

/// <summary>A test that reads files from the folder "shared" beside the repository, and skips with a reason where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Names the file, by its path under "shared" with forward slashes.</summary>
    public SharedDataFactAttribute(string path)
    {
        var fullPath = Repository.SharedPath(path.Split('/'));
        if (!File.Exists(fullPath))
        {
            Skip = $"{fullPath} is absent";
        }
    }
}
