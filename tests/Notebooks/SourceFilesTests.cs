using Notebooks;
using Tests.Support;

namespace Tests.Notebooks;

public sealed class SourceFilesTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("logs/a.csv")]
    [InlineData("logs")]
    [InlineData("logs/")]
    [InlineData("logs/*.csv")]
    [InlineData("log?/a.*")]
    [InlineData("**/a.csv")]
    [InlineData("logs/**/deep.csv")]
    [InlineData("outer")]
    public void Find_SourceThatIsThere_GivesItsFiles(string source)
    {
        Directory.CreateDirectory(At("logs", "x", "y"));
        Directory.CreateDirectory(At("outer", "inner"));
        File.WriteAllText(At("logs", "a.csv"), "x");
        File.WriteAllText(At("logs", "x", "y", "deep.csv"), "x");
        File.WriteAllText(At("outer", "inner", "b"), "x");
        Assert.Contains(SourceFiles.Find(At(source)), file => file.Bytes == 1);
    }

    [UnixFact]
    public void Find_FolderThatHoldsItself_IsLookedThroughOnce()
    {
        Directory.CreateDirectory(At("loop"));
        File.CreateSymbolicLink(At("loop", "again"), At("loop"));
        File.CreateSymbolicLink(At("loop", "and-again"), At("loop"));
        File.WriteAllText(At("loop", "a.csv"), "12");
        Assert.Single(SourceFiles.Find(At("loop")), file => file.Bytes == 2);
        Assert.Contains(SourceFiles.Find(At("loop", "**", "*.csv")), file => file.Path == At("loop", "a.csv"));
    }

    private string At(params string[] parts) => Path.Combine([root.Path, .. parts]);
}
