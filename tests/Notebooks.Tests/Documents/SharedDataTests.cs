using Tests.Support;

namespace Tests.Documents;

/// <summary>In anyone's clone, without published data beside it, tests of this data skip, and CI knows them by their reason.</summary>
public sealed class SharedDataTests
{
    private const string Words = "published data beside the clone";

    [Fact]
    public void SharedDataFact_AbsentFile_SkipsAndNamesIt()
    {
        var reason = new SharedDataFactAttribute("no/such/file.csv").Skip;

        Assert.Contains("../shared/no/such/file.csv is absent", reason, StringComparison.Ordinal);
        Assert.Contains(Words, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Ci_CountsSkippedTests_ByTheSameWords() =>
        Assert.Contains($"grep -c '<Message>.*{Words}'", Document.Text(".ci/run"), StringComparison.Ordinal);

    [Fact]
    public void SharedPath_InTests_StandsBehindTheAttribute()
    {
        // Files that read shared data, and those whose tests use them, carry the attribute.
        var files = Directory
            .EnumerateFiles(Document.FullPath("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != $"{nameof(SharedDataTests)}.cs")
            .Select(File.ReadAllText)
            .Where(text =>
                text.Contains("Repository.SharedPath", StringComparison.Ordinal)
                || text.Contains("RealSample.Open", StringComparison.Ordinal)
                || text.Contains("RealSample.FullPath", StringComparison.Ordinal)
                || text.Contains("Cdnow.Histories()", StringComparison.Ordinal)
                || text.Contains("Cdnow.AllPurchases()", StringComparison.Ordinal)
            )
            .ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, text => Assert.Contains("[SharedDataFact(", text, StringComparison.Ordinal));
    }
}
