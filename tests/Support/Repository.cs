namespace Tests.Support;

/// <summary>Where the repository and the data beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds EcommerceNotebooks.sln.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>A path under the folder "shared", which lies beside the repository and may be absent.</summary>
    internal static string SharedPath(params string[] parts) =>
        Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcommerceNotebooks.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException(
            $"No folder above {AppContext.BaseDirectory} holds EcommerceNotebooks.sln."
        );
    }
}
