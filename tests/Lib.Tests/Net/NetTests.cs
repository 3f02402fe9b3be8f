using Tests.Support;

namespace Tests.Net;

/// <summary>Tables and answers are the committed ones, value for value.</summary>
[Trait("Speed", "Slow")]
public sealed class NetTests
{
    [Fact]
    public void Write_Sample_GivesTheCommittedTablesAndAnswers() =>
        Check(NetData.Sample, writer => NetData.WriteSources(writer, NetData.Sample, [NetData.SampleFolder]));

    [Fact]
    public void Write_OddLogs_GiveTheCommittedTablesAndAnswers() =>
        Check("logs", writer => NetData.WriteLogs(writer, TestScale.IsFull ? 1 : 5));

    [Fact]
    public void Write_Steps_GiveTheCommittedTablesAndAnswers() => Check(NetData.Steps, NetData.WriteSteps);

    [Fact]
    public void Golden_FilesOfTheSample_HaveTheCommittedHashes()
    {
        var committed = NetGolden.Hashes().ToDictionary(hash => (hash.DataSet, hash.Name));
        string[] files = Directory.GetFiles(NetGolden.SampleFolder);
        Assert.InRange(files.Length, 600, 1_000);
        Assert.All(
            files,
            path =>
            {
                var expected = committed[(NetData.Sample, Path.GetFileName(path))];
                Assert.Equal(expected, NetHash.Of(NetData.Sample, path, expected.Rows));
            }
        );
    }

    internal static void Check(string name, Action<NetWriter> write, bool isPart = false)
    {
        string folder = Path.Combine(Repository.Root, "artifacts", "net", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var writer = new NetWriter(folder);
        write(writer);
        string[] sets = [.. writer.Hashes.Select(hash => hash.DataSet).Distinct()];
        (string, string)[] names = [.. writer.Hashes.Select(hash => (hash.DataSet, hash.Name))];
        var differences = NetGolden.Differences(
            [
                .. NetGolden
                    .Hashes()
                    .Where(hash => isPart ? names.Contains((hash.DataSet, hash.Name)) : sets.Contains(hash.DataSet)),
            ],
            writer.Hashes
        );
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} files differ from the committed hashes; those written now are in {folder}: {string.Join(", ", differences)}"
        );
        Directory.Delete(folder, recursive: true);
    }
}
