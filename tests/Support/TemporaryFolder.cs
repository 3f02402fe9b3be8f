namespace Tests.Support;

/// <summary>A folder of one test's own, deleted with all it holds.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("ecommerce-notebooks-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
